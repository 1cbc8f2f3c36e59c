// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.testkit.faults.S3Faults;
import java.util.Random;

/** What goes wrong around the workers: the broker is restarted, S3 refuses, loses answers and cuts connections. */
final class Weather {
    private static final int RESTART_ONE_IN = 5;

    private final boolean bad;
    private final SoakKafka kafka;
    private final Tally tally;
    private final Random random;

    Weather(SoakSettings settings, SoakKafka kafka, Tally tally) {
        this.bad = settings.chaos();
        this.kafka = kafka;
        this.tally = tally;
        this.random = new Random(settings.seed() + 1);
    }

    /** A restart of the broker now and then, while a worker runs. */
    void change() {
        if (bad && random.nextInt(RESTART_ONE_IN) == 0) {
            kafka.restart();
            tally.add("faults: broker restarts", 1);
        }
    }

    /** Faults of S3 from now on, for requests that no trap meets. */
    void over(SoakLake lake) {
        if (bad && lake instanceof S3Lake s3) {
            S3Faults faults = s3.faults();
            faults.when(request -> strikes("503 SlowDown", 40)).always().answer(503, "SlowDown");
            faults.when(request -> strikes("connections cut in a request", 60))
                    .always()
                    .resetRequestAfter(300);
            faults.when(request -> strikes("answers lost", 60)).always().loseAnswer();
            faults.when(request -> strikes("500", 80)).always().answer(500, "InternalError");
        }
    }

    private synchronized boolean strikes(String fault, int oneIn) {
        boolean strikes = random.nextInt(oneIn) == 0;
        if (strikes) {
            tally.add("faults: " + fault, 1);
        }
        return strikes;
    }
}
