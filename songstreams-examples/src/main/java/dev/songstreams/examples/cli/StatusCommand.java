// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.warehouse.connect.WarehousePool;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how far the lake is behind Kafka, and the warehouse behind the lake. */
@Command(
        name = "status",
        description = "Print per topic what is in the lake, how far it is behind Kafka, and what is not loaded yet.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Mixin
    private WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--output", defaultValue = "table", description = "table, csv or json. Default: ${DEFAULT-VALUE}")
    private AnswerFormat output = AnswerFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (ObjectStore store = lake.openLake();
                Admin admin = kafka.isGiven() ? kafka.reach(Map.of()) : null;
                WarehousePool pool = warehouse.isGiven() ? warehouse.open() : null) {
            PrintWriter out = spec.commandLine().getOut();
            output.print(answer(new TopicStatuses(new LakeReader(store), admin, pool)), out);
            out.flush();
        }
        return 0;
    }

    private static Answer answer(TopicStatuses statuses) throws IOException {
        List<TopicStatus> rows = new ArrayList<>(statuses.read());
        return Answer.of(TopicStatus.class, rows);
    }

    /**
     * A row of the answer.
     *
     * @param undecodedRows rows of zone raw that are in neither clean nor dead, or null in a lake without zone raw: they came while
     *     nobody had a type for the topic, and wait for one and a replay
     * @param lag records in Kafka that the lake does not have yet, or null where no broker was named
     * @param notLoadedRows rows of zone clean whose entries the warehouse does not have yet, or null where none was named
     */
    record TopicStatus(
            String topic,
            long sequence,
            String positions,
            long files,
            long rawRows,
            long cleanRows,
            long deadRows,
            @Nullable Long undecodedRows,
            long bytes,
            @Nullable Long lag,
            @Nullable Long notLoadedEntries,
            @Nullable Long notLoadedRows) {}
}
