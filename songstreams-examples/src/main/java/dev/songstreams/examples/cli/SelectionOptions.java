// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.rewrite.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which records of a topic. */
final class SelectionOptions {
    private static final Pattern OFFSETS = Pattern.compile("(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--offsets",
            split = ",",
            paramLabel = "PARTITION:FROM-TO",
            description =
                    "Only these offsets, TO excluded, such as 0:1000-2000; of partitions that are not named none.")
    private List<String> offsets = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only records of this Kafka timestamp or later: 2026-11-23 or 2026-11-23T12:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only records before this Kafka timestamp.")
    private @Nullable String until;

    Selection selection() {
        try {
            Selection selection = Selection.all()
                    .withTimes(since == null ? Instant.MIN : time(since), until == null ? Instant.MAX : time(until));
            for (String range : offsets) {
                selection = withOffsets(selection, range);
            }
            return selection;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static Selection withOffsets(Selection selection, String text) {
        Matcher matcher = OFFSETS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--offsets is PARTITION:FROM-TO such as 0:1000-2000, not " + text);
        }
        int partition = Integer.parseInt(matcher.group(1));
        if (selection.offsets().containsKey(partition)) {
            throw new IllegalArgumentException("--offsets names partition " + partition + " twice");
        }
        return selection.withOffsets(
                partition, new OffsetRange(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time is such as 2026-11-23 or 2026-11-23T12:00:00Z, not " + text, e);
        }
    }
}
