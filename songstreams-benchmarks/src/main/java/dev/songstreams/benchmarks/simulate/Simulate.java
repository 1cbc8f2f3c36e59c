// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.simulate;

import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.ChildJvm;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.report.Machine;
import dev.songstreams.benchmarks.report.MarkdownTable;
import dev.songstreams.benchmarks.report.Rounds;
import dev.songstreams.benchmarks.report.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many events a second the command {@code songstreams simulate} makes, each time in a fresh JVM, by its own word. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Events a second of 'songstreams simulate', into files and into Kafka.")
final class Simulate implements Callable<Integer> {
    private static final String COMMAND_LINE = "dev.songstreams.examples.cli.Songstreams";
    private static final Pattern SAID = Pattern.compile("(\\d+) events in ([\\d.]+) s");

    @Option(names = "--events", defaultValue = "5000000", description = "Events a run; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--users", defaultValue = "100000", description = "Users; default ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Runs of each kind, in turn; default ${DEFAULT-VALUE}.")
    private int rounds;

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Simulate()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Rounds.run(rounds, List.of("files", "Kafka"), (round, where) -> {
            double rate = where.equals("files") ? intoFiles() : intoKafka();
            rates.computeIfAbsent(where, first -> new ArrayList<>()).add(rate);
            System.out.printf(java.util.Locale.ROOT, "round %d: into %s: %,.0f events/s%n", round, where, rate);
        });
        MarkdownTable table = new MarkdownTable("into", "events a second");
        rates.forEach((where, measured) -> table.row(where, Spread.of(measured).text(0)));
        table.print("The simulator, fresh JVMs: median (least-greatest)");
        return 0;
    }

    private double intoFiles() throws Exception {
        try (Place place = Place.local()) {
            return run("--out", place.folder().toString());
        }
    }

    /** A broker of its own each time: what the last one holds would fill the disk. */
    private double intoKafka() throws Exception {
        try (BrokerProcess broker = new BrokerProcess()) {
            return run("--kafka", broker.servers());
        }
    }

    private double run(String where, String what) throws IOException, InterruptedException {
        List<String> arguments =
                List.of("simulate", where, what, "--users", Integer.toString(users), "--events", Long.toString(events));
        Process process = ChildJvm.start(ChildJvm.ownClassPath(), List.of("-Xmx1g"), COMMAND_LINE, arguments, Map.of());
        double rate = 0;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher said = SAID.matcher(line);
                rate = said.matches() ? Double.parseDouble(said.group(1)) / Double.parseDouble(said.group(2)) : rate;
            }
        }
        if (process.waitFor() != 0 || rate == 0) {
            throw new IOException("'songstreams simulate' ended with " + process.exitValue() + " and no figure");
        }
        return rate;
    }
}
