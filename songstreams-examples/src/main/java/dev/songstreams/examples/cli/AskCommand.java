// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private WarehouseOption warehouse = new WarehouseOption();

    @Parameters(index = "0", paramLabel = "QUESTION", description = "The question.")
    private Question question = Question.TOP_SONGS;

    @Mixin
    private NarrowingOptions narrowing = new NarrowingOptions();

    @Option(names = "--output", defaultValue = "table", description = "table, csv or json. Default: ${DEFAULT-VALUE}")
    private AnswerFormat output = AnswerFormat.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Narrowing asked = narrowing.of(question);
        try (WarehousePool pool = warehouse.open()) {
            ListeningInsights insights = new ListeningInsights(pool.database(), Loading.STAR.tables());
            PrintWriter out = spec.commandLine().getOut();
            output.print(answer(insights, asked), out);
            out.flush();
        }
        return 0;
    }

    private Answer answer(ListeningInsights insights, Narrowing asked) {
        try {
            return question.answer(insights, asked);
        } catch (WarehouseException e) {
            if (UNDEFINED_TABLE.equals(e.sqlState())) {
                throw new CommandFailure("the star is not in this warehouse yet; run songstreams load first", e);
            }
            throw e;
        }
    }
}
