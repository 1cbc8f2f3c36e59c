// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.rewrite.DeadLetters;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.sink.StoredRecord;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what could not be decoded. */
@Command(
        name = "dead",
        description = "Print dead letters with their reasons, one a line, and how many there are of each reason.")
final class DeadCommand implements Callable<Integer> {
    private static final int PREVIEW_CHARACTERS = 120;

    @Mixin
    private LakeOption lake = new LakeOption();

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Option(names = "--topic", description = "Only this topic.")
    private @Nullable String topic;

    @Option(names = "--reason", split = ",", description = "Only those of these reasons: ${COMPLETION-CANDIDATES}.")
    private List<Rejection.Reason> reasons = List.of();

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "Print no more than so many of each topic; all are counted. Default: ${DEFAULT-VALUE}")
    private int limit = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Selection letters = selected.selection();
        for (Rejection.Reason reason : reasons) {
            letters = letters.withReason(reason);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ObjectStore store = lake.openLake()) {
            for (String name : LakeOption.topics(new LakeReader(store), topic)) {
                print(new DeadLetters(store), name, letters, out);
            }
        }
        out.flush();
        return 0;
    }

    private void print(DeadLetters dead, String name, Selection letters, PrintWriter out) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        long[] printed = {0};
        dead.forEach(name, letters, letter -> {
            counts.merge(letter.reason(), 1L, Long::sum);
            if (printed[0]++ < limit) {
                out.println(line(letter));
            }
        });
        out.printf("%s: %s%s%n", name, Plural.of(printed[0], "dead letter"), counts.isEmpty() ? "" : " " + counts);
    }

    private static String line(StoredRecord letter) {
        String value = letter.preview(PREVIEW_CHARACTERS);
        // One a line, whatever the value holds.
        String shown =
                value == null ? "" : ": " + value.replaceAll("\\p{Cntrl}", " ").strip();
        return letter.coordinates() + " " + letter.reason() + " (" + letter.detail() + ")" + shown;
    }
}
