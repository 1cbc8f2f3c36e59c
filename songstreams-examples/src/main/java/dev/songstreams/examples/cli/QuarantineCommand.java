// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.load.QuarantinedFile;
import dev.songstreams.warehouse.load.TopicLoad;
import dev.songstreams.warehouse.load.WarehouseLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a file that COPY refuses out of the way of loads, lets it in again, or prints what is out of the way. */
@Command(
        name = "quarantine",
        description =
                "Print the files that loads leave out; or, given TOPIC and FILE, leave one out with --reason, or let it in"
                        + " again with --release: then its rows are loaded, exactly once.")
final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Mixin
    private WarehouseOption warehouse = new WarehouseOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "TOPIC", description = "The file's topic.")
    private @Nullable String topic;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file, as a load's error names it, or its key under the lake's root.")
    private @Nullable String file;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is left out, for whoever finds it later.")
    private @Nullable String reason;

    @Option(names = "--release", description = "Let it in again.")
    private boolean release;

    @Option(
            names = "--iam-role",
            paramLabel = "ARN",
            description = "The role with which Redshift reads the lake; by default the cluster's own default role.")
    private @Nullable String iamRole;

    @Option(names = "--output", defaultValue = "table", description = "table, csv or json. Default: ${DEFAULT-VALUE}")
    private AnswerFormat output = AnswerFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        boolean change = reason != null || release;
        if (change && (topic == null || file == null || reason != null && release)) {
            throw new ParameterException(
                    spec.commandLine(), "say TOPIC and FILE, and either --reason TEXT or --release");
        }
        if (!change && topic != null) {
            throw new ParameterException(spec.commandLine(), "say --reason TEXT or --release");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ObjectStore store = lake.open();
                WarehousePool pool = warehouse.open()) {
            WarehouseLoader loader = new Loading(pool.database(), store, iamRole).loader();
            LakeOption.requireLake(store);
            if (topic == null || file == null) {
                output.print(all(loader, new LakeReader(store)), out);
            } else {
                change(loader, topic, store.keyOf(file), out);
            }
        }
        out.flush();
        return 0;
    }

    private void change(WarehouseLoader loader, String name, ObjectKey key, PrintWriter out) {
        if (reason == null) {
            TopicLoad load = loader.release(name, key);
            out.printf("%s is out of quarantine; %s loaded%n", key, Plural.of(load.rows(), "row"));
        } else {
            QuarantinedFile quarantined = loader.quarantine(name, key, reason);
            out.printf("%s is in quarantine; loads leave out its %s%n", key, Plural.of(quarantined.rows(), "row"));
        }
    }

    private static Answer all(WarehouseLoader loader, LakeReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String each : reader.topics()) {
            loader.quarantined(each).forEach(quarantined -> rows.add(Row.of(quarantined)));
        }
        return Answer.of(Row.class, rows);
    }

    /** A row of the answer. */
    record Row(String topic, String file, long rows, String reason, String by, String at) {
        static Row of(QuarantinedFile file) {
            return new Row(
                    file.topic(),
                    file.file(),
                    file.rows(),
                    file.reason(),
                    file.by(),
                    file.at().toString());
        }
    }
}
