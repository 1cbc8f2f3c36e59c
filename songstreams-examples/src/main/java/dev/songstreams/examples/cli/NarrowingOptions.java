// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.insights.streams.Measure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What narrows a question of {@code ask}; each question takes some of it. */
final class NarrowingOptions {
    private static final List<String> ALL =
            List.of("--user-id", "--artist", "--state", "--top", "--by", "--in-a-row", "--zone");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--user-id", paramLabel = "N", description = "Only this user.")
    private @Nullable Long userId;

    @Option(names = "--artist", paramLabel = "NAME", description = "Only this artist.")
    private @Nullable String artist;

    @Option(names = "--state", paramLabel = "XX", description = "Only this state.")
    private @Nullable String state;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many rows, of each user or place where there are several. Default: ${DEFAULT-VALUE}")
    private int top;

    @Option(
            names = "--by",
            defaultValue = "plays",
            description = "What most streamed goes by: plays or hours. Default: ${DEFAULT-VALUE}")
    private Measure by = Measure.PLAYS;

    @Option(
            names = "--in-a-row",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many plays in a row are a song on repeat. Default: ${DEFAULT-VALUE}")
    private int inARow;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "The time zone of the hours and days, such as America/New_York. Default: ${DEFAULT-VALUE}")
    private String zone = "UTC";

    /**
     * What was asked for, of a question.
     *
     * @throws ParameterException if an option means nothing to it, or has a value that means nothing
     */
    Narrowing of(Question question) {
        refuseMeaningless(question);
        return new Narrowing(
                userId == null ? OptionalLong.empty() : OptionalLong.of(userId),
                Optional.ofNullable(artist),
                Optional.ofNullable(state),
                top,
                by,
                inARow,
                zoneId());
    }

    /** An option that would be ignored is more likely a misunderstanding than a wish. */
    private void refuseMeaningless(Question question) {
        for (String option : ALL) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)
                    && !question.options().contains(option)) {
                throw new ParameterException(
                        command.commandLine(),
                        option + " means nothing to " + question.typed() + ", which takes "
                                + (question.options().isEmpty() ? "none of them" : question.options()));
            }
        }
        if (top < 1) {
            throw new ParameterException(command.commandLine(), "--top is at least 1, not " + top);
        }
        if (inARow < 2) {
            throw new ParameterException(command.commandLine(), "--in-a-row is at least 2, not " + inARow);
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command.commandLine(), "--zone " + zone + " is no time zone; write UTC or America/New_York");
        }
    }
}
