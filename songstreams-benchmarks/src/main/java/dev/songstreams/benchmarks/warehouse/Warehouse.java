// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.warehouse;

import dev.songstreams.benchmarks.events.Filler;
import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.process.BrokerProcess;
import dev.songstreams.benchmarks.process.ChildJvm;
import dev.songstreams.benchmarks.process.Place;
import dev.songstreams.benchmarks.process.RedshiftProcess;
import dev.songstreams.benchmarks.process.S3Process;
import dev.songstreams.benchmarks.report.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Listens from Kafka into a lake on S3, from there into the local Redshift, into the star, and into answers. */
@Command(
        name = "warehouse",
        mixinStandardHelpOptions = true,
        description = "Rows a second of the loader through COPY, the star's refresh, and what each question takes.")
final class Warehouse implements Callable<Integer> {
    /** An answer is a list: ten artists for each of a million users are millions of records, and the driver's rows of them. */
    private static final String ANSWERS_HEAP = "4g";

    @Option(names = "--listens", defaultValue = "10000000", description = "Listens to load; default ${DEFAULT-VALUE}.")
    private long listens;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often each question is asked; default ${DEFAULT-VALUE}.")
    private int rounds;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Warehouse()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Layout layout = new Layout(List.of("listen_events"), 2);
        try (S3Process s3 = new S3Process();
                RedshiftProcess redshift = new RedshiftProcess(s3)) {
            Place place = s3.place();
            try (BrokerProcess broker = new BrokerProcess()) {
                Filler.fill(broker.servers(), layout, listens);
                run(redshift.environment(), "512m", LakeFiller.class, broker.servers(), place.root());
            }
            run(redshift.environment(), ANSWERS_HEAP, WarehousePeer.class, place.root(), Integer.toString(rounds));
        }
        return 0;
    }

    /** Runs a main of ours to its end, and says what it says. */
    private static void run(Map<String, String> environment, String heap, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = ChildJvm.start(
                ChildJvm.ownClassPath(), List.of("-Xmx" + heap), main.getName(), List.of(arguments), environment);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " ended with " + process.exitValue());
        }
    }
}
