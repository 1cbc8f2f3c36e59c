// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.insights.streams.Measure;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question from the star. */
@Command(
        name = "ask",
        description = "Answer a question: top-songs, top-genres, top-artists, listening-hours, top-songs-by-location,"
                + " local-listening-hours, totals, most-streamed-songs, most-streamed-artists, streams-per-day,"
                + " users-by-state, levels-by-gender, conversion, songs-on-repeat, skips, most-skipped-songs,"
                + " session-lengths. Most is by plays, then by seconds listened, then by artist and title.")
final class AskCommand implements Callable<Integer> {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final List<String> NARROWING =
            List.of("--user-id", "--artist", "--state", "--top", "--by", "--in-a-row", "--zone");

    @Mixin
    private WarehouseOption warehouse = new WarehouseOption();

    @Parameters(index = "0", paramLabel = "QUESTION", description = "The question.")
    private Question question = Question.TOP_SONGS;

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

    @Option(names = "--output", defaultValue = "table", description = "table, csv or json. Default: ${DEFAULT-VALUE}")
    private AnswerFormat output = AnswerFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        refuseMeaningless();
        Narrowing narrowing = new Narrowing(
                userId == null ? OptionalLong.empty() : OptionalLong.of(userId),
                Optional.ofNullable(artist),
                Optional.ofNullable(state),
                top,
                by,
                inARow,
                zoneId());
        try (WarehousePool pool = warehouse.open()) {
            ListeningInsights insights = new ListeningInsights(pool.database(), Loading.STAR.tables());
            PrintWriter out = spec.commandLine().getOut();
            output.print(answer(insights, narrowing), out);
            out.flush();
        }
        return 0;
    }

    private Answer answer(ListeningInsights insights, Narrowing narrowing) {
        try {
            return question.answer(insights, narrowing);
        } catch (WarehouseException e) {
            if (UNDEFINED_TABLE.equals(e.sqlState())) {
                throw new CommandFailure("the star is not in this warehouse yet; run songstreams load first", e);
            }
            throw e;
        }
    }

    /** An option that would be ignored is more likely a misunderstanding than a wish. */
    private void refuseMeaningless() {
        for (String option : NARROWING) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)
                    && !question.options().contains(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " means nothing to " + question.typed() + ", which takes "
                                + (question.options().isEmpty() ? "none of them" : question.options()));
            }
        }
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top is at least 1, not " + top);
        }
        if (inARow < 2) {
            throw new ParameterException(spec.commandLine(), "--in-a-row is at least 2, not " + inARow);
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--zone " + zone + " is no time zone; write UTC or America/New_York");
        }
    }
}
