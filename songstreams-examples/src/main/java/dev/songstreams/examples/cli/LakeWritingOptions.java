// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.log.RecreatedTopic;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is written to the lake, and how. */
final class LakeWritingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--zones",
            split = ",",
            defaultValue = "raw,clean",
            description = "raw, clean or both. Fixed when the lake is created. Default: ${DEFAULT-VALUE}")
    private List<Zone> zones = List.of(Zone.RAW, Zone.CLEAN);

    @Option(
            names = "--format",
            defaultValue = "parquet",
            description = "parquet, csv or jsonl. Default: ${DEFAULT-VALUE}")
    private String format = "parquet";

    @Option(
            names = "--compression",
            description =
                    "For parquet snappy (the default), zstd, gzip or none; for csv and jsonl none (the default), zstd or gzip.")
    private @Nullable String compression;

    @Option(
            names = "--new-epochs",
            description =
                    "Go on, from its beginning, with a topic that was deleted and created again; by default listening stops"
                            + " there.")
    private boolean newEpochs;

    /** The sink; topics of Streamify have their event types, others go to raw alone. */
    LakeSink sink(ObjectStore store, List<String> topics) {
        try {
            Set<Zone> written = EnumSet.copyOf(zones);
            LakeSink.Builder builder =
                    LakeSink.builder(store).zones(written).format(FileFormats.named(format, compression));
            if (newEpochs) {
                builder.onRecreatedTopic(RecreatedTopic.NEW_EPOCH);
            }
            for (EventType<?> type : StreamifyEvent.types()) {
                if (topics.contains(type.name())) {
                    builder.topic(type.name(), type);
                }
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
