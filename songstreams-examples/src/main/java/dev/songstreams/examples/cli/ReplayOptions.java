// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.rewrite.LakeReplay;
import dev.songstreams.lake.rewrite.ReplayBuilder;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a redrive and a replay have in common. */
final class ReplayOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--format", description = "parquet, csv or jsonl; by default what zone clean is written in.")
    private @Nullable String format;

    @Option(names = "--compression", description = "As for listen; only with --format.")
    private @Nullable String compression;

    @Option(
            names = "--horizon",
            paramLabel = "SEQUENCE",
            description =
                    "Leave rows of later entries of the log alone; by default those that come while it runs. To go on with one"
                            + " that was killed, give the horizon that it printed.")
    private @Nullable Long horizon;

    @Option(
            names = "--entry-bytes",
            paramLabel = "N",
            description = "About how many bytes of files to read for one entry of the log. Default: ${DEFAULT-VALUE}",
            defaultValue = "" + ReplayBuilder.DEFAULT_UNIT_BYTES)
    private long entryBytes = ReplayBuilder.DEFAULT_UNIT_BYTES;

    @Option(names = "--dry-run", description = "Decode and count, and change nothing.")
    private boolean dryRun;

    /** Of one topic; horizons are sequences of its log. */
    LakeReplay open(ObjectStore store, String topic, ReplayPrinter printer) {
        try {
            ReplayBuilder builder = LakeReplay.builder(store, topic, TopicModel.json(type(topic)))
                    .unitBytes(entryBytes)
                    .dryRun(dryRun)
                    .listener(printer::progress);
            if (format != null) {
                builder.format(FileFormats.named(format, compression));
            } else if (compression != null) {
                throw new IllegalArgumentException("--compression needs --format");
            }
            return (horizon == null ? builder : builder.horizon(horizon)).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean hasHorizon() {
        return horizon != null;
    }

    static boolean knows(String topic) {
        return known(topic).isPresent();
    }

    private static Optional<EventType<?>> known(String topic) {
        return StreamifyEvent.types().stream()
                .filter(type -> type.name().equals(topic))
                .findFirst();
    }

    private static EventType<?> type(String topic) {
        return known(topic)
                .orElseThrow(() -> new IllegalArgumentException("--topic is one of "
                        + StreamifyEvent.types().stream().map(EventType::name).toList() + ", not " + topic
                        + "; for events of your own use LakeReplay"));
    }
}
