// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import dev.songstreams.kafka.internal.flow.TopicFlow;
import java.time.Duration;

/**
 * Has the first read wait until all topics are known where they stand, for a moment at most. Kafka's client asks a broker for one
 * fetch at a time: where the first topic has little or nothing, the broker would hold that fetch back for {@code fetch.max.wait.ms}, and
 * all that is located meanwhile would wait behind it.
 */
public final class FirstRead {
    /** Many topics may take longer to look up, and are not kept waiting: a fifth of Kafka's default for such a fetch. */
    private static final long MOMENT = Duration.ofMillis(100).toNanos();

    private final Topics topics;
    private boolean begun;
    private boolean over;
    private long since;

    public FirstRead(Topics topics) {
        this.topics = topics;
    }

    /** Whether something could be read and is not yet to be. */
    boolean isAwaited() {
        if (over || topics.flows().stream().noneMatch(FirstRead::isKnown)) {
            return false;
        }
        if (!begun) {
            begun = true;
            since = System.nanoTime();
        }
        over = topics.flows().stream().noneMatch(FirstRead::isUnknown) || System.nanoTime() - since > MOMENT;
        return !over;
    }

    private static boolean isKnown(TopicFlow flow) {
        return !flow.partitions().isEmpty() && !flow.positions().isAsking();
    }

    /** Of one whose sink or broker is away, it may not be known for long. */
    private static boolean isUnknown(TopicFlow flow) {
        return !flow.partitions().isEmpty()
                && flow.positions().isAsking()
                && !flow.outage().isHolding();
    }
}
