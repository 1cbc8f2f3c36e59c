// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scaling;

import dev.songstreams.benchmarks.report.Machine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How our cost grows with events, topics and partitions, and what a flush costs that has little or nothing to do. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        description = "What events, topics and partitions cost, and a flush of nothing or of few records.")
final class Scaling implements Callable<Integer> {
    private static final List<Double> MILLIONS = List.of(0.5, 1.0, 2.0, 4.0, 8.0);

    @Option(
            names = "--million",
            defaultValue = "1000000",
            description = "Events that count as a million, less for a trial; default ${DEFAULT-VALUE}.")
    private long million;

    @Option(names = "--rounds", defaultValue = "3", description = "JVMs a case, in turn; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--passes",
            defaultValue = "5",
            description = "Passes in each JVM, more over fewer events; default ${DEFAULT-VALUE}.")
    private int passes;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "events,topics,partitions,flush",
            description = "What to measure; default ${DEFAULT-VALUE}.")
    private List<String> only = List.of();

    @Option(
            names = "--flushes",
            defaultValue = "30",
            description = "Flushes of few records, and as many of none; default ${DEFAULT-VALUE}.")
    private int flushes;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Scaling()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        if (only.contains("events")) {
            measure("Events, in 3 topics of 2 partitions", events(), shown(2 * million) + " events");
        }
        if (only.contains("topics")) {
            measure("Topics: " + shown(2 * million) + " listens in topics of 2 partitions", topics(), Case.BASE);
        }
        if (only.contains("partitions")) {
            measure("Partitions: " + shown(2 * million) + " listens", partitions(), Case.BASE);
        }
        if (only.contains("flush")) {
            new SmallFlushes(flushes).measure();
        }
        return 0;
    }

    private void measure(String heading, List<Case> cases, String base) throws Exception {
        new Growth(cases, rounds, passes).measure().print(heading, base);
    }

    private List<Case> events() {
        return MILLIONS.stream()
                .map(millions -> (long) (millions * million))
                .map(events -> Case.events(events, shown(events) + " events"))
                .toList();
    }

    private static String shown(long events) {
        return String.format(Locale.ROOT, "%,d", events);
    }

    private List<Case> topics() {
        return List.of(base(), listens(1, 2), listens(10, 2), listens(100, 2));
    }

    private List<Case> partitions() {
        return List.of(base(), listens(1, 1), listens(1, 12), listens(1, 200));
    }

    private Case base() {
        return listens(3, 2);
    }

    private Case listens(int topics, int partitions) {
        return Case.listens(2 * million, topics, partitions);
    }
}
