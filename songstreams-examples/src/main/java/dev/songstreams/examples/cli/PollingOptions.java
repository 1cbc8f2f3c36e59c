// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.kafka.EventPollerBuilder;
import dev.songstreams.kafka.GapPolicy;
import dev.songstreams.kafka.StartPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is read from Kafka, and when it is flushed. */
final class PollingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--topics",
            split = ",",
            description =
                    "By default listen_events, page_view_events, auth_events and status_change_events. Any other topic goes"
                            + " to zone raw alone.")
    private @Nullable List<String> topics;

    @Option(
            names = "--from",
            defaultValue = "earliest",
            description = "Where a topic begins that the lake does not know: earliest, latest or a time such as"
                    + " 2026-11-23T12:00:00Z. Default: ${DEFAULT-VALUE}")
    private String from = "earliest";

    @Option(names = "--workers", paramLabel = "N", description = "Encoding lanes; by default one per processor.")
    private @Nullable Integer workers;

    @Option(
            names = "--flush-every",
            defaultValue = "120s",
            description = "Flush a batch at this age, by the wall clock. Default: ${DEFAULT-VALUE}")
    private Duration flushEvery = FlushPolicy.DEFAULT_MAX_AGE;

    @Option(names = "--flush-records", paramLabel = "N", description = "Flush a batch of so many records.")
    private @Nullable Long flushRecords;

    @Option(
            names = "--flush-bytes",
            paramLabel = "N",
            description = "Flush a batch of so many bytes of keys and values.")
    private @Nullable Long flushBytes;

    @Option(
            names = "--until-caught-up",
            description = "End when the lake holds everything that was committed in Kafka at the start.")
    private boolean untilCaughtUp;

    @Option(
            names = "--record-gaps",
            description =
                    "Go on where Kafka's retention has deleted records before the lake had them, and write down which in the"
                            + " lake's log; by default listening stops there.")
    private boolean recordGaps;

    @Option(
            names = "--patience",
            defaultValue = "1h",
            description = "How long an unavailable store or broker is waited for. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofHours(1);

    /** The age at which a batch is flushed. */
    Duration flushEvery() {
        return flushEvery;
    }

    List<String> topics() {
        return topics == null
                ? StreamifyEvent.types().stream().map(EventType::name).toList()
                : topics;
    }

    /** The topics that have to be there: who asks for what is in a topic now does not mean to wait for one that never was. */
    List<String> awaited() {
        return untilCaughtUp && topics != null ? topics : List.of();
    }

    EventPollerBuilder configure(EventPollerBuilder builder) {
        try {
            builder.topics(topics()).startAt(start()).flush(policy()).patience(patience);
            if (recordGaps) {
                builder.onGap(GapPolicy.RECORD);
            }
            if (workers != null) {
                builder.lanes(workers);
            }
            return untilCaughtUp ? builder.untilCaughtUp() : builder;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private FlushPolicy policy() {
        FlushPolicy policy = FlushPolicy.every(flushEvery);
        if (flushRecords != null) {
            policy = policy.withMaxRecords(flushRecords);
        }
        return flushBytes == null ? policy : policy.withMaxBytes(flushBytes);
    }

    private StartPosition start() {
        return switch (from) {
            case "earliest" -> StartPosition.earliest();
            case "latest" -> StartPosition.latest();
            default -> at(from);
        };
    }

    private StartPosition at(String time) {
        try {
            return StartPosition.at(Instant.parse(time));
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--from is earliest, latest or a time such as 2026-11-23T12:00:00Z, not " + time);
        }
    }
}
