// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workers of one lake that join and leave all the time: one joins, the eldest is stopped, killed or frozen for a while. */
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 3;
    private static final Duration JOIN = Duration.ofSeconds(60);

    private final Cli cli;
    private final SoakLake lake;
    private final List<String> groups;
    private final Random random;
    private final Tally tally;
    private final List<Worker> alive = new ArrayList<>();

    Crowd(Cli cli, SoakLake lake, List<String> groups, Random random, Tally tally) {
        this.cli = cli;
        this.lake = lake;
        this.groups = groups;
        this.random = random;
        this.tally = tally;
    }

    /** One comes, and if there are enough, something happens to the eldest. */
    void turn(int number) {
        String group = groups.get(number % groups.size());
        alive.add(cli.listen(lake, group, lake.environment(), "--flush-records", "300", "--flush-every", "1s"));
        tally.add("workers that joined", 1);
        if (alive.size() > AT_ONCE) {
            leave(alive.remove(0));
        }
        Worker youngest = alive.get(alive.size() - 1);
        boolean ended = youngest.endsWithin(Duration.ofMillis(700 + random.nextInt(800)));
        if (ended) {
            tally.add("workers that ended early", 1);
        }
    }

    /** It leaves when it had something to do, however long that takes on this machine. */
    private void leave(Worker worker) {
        tally.add(worker.says("assigned", JOIN) ? "workers that left with partitions" : "workers that left without", 1);
        switch (random.nextInt(3)) {
            case 0 -> {
                worker.kill();
                tally.add("kills", 1);
            }
            case 1 -> {
                worker.freeze();
                boolean ended = worker.endsWithin(Duration.ofMillis(2500));
                worker.wake();
                tally.add(ended ? "workers that ended early" : "workers frozen past their session", 1);
                worker.stop();
            }
            default -> {
                worker.stop();
                tally.add("workers stopped", 1);
            }
        }
        worker.exitCode(Duration.ofMinutes(2));
        tally.read(worker);
    }

    /** Stops all. */
    @Override
    public void close() {
        alive.forEach(Worker::stop);
        for (Worker worker : alive) {
            worker.exitCode(Duration.ofMinutes(2));
            tally.read(worker);
        }
        alive.clear();
    }
}
