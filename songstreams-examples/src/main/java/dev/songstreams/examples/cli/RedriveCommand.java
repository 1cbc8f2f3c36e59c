// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decodes dead letters again. */
@Command(
        name = "redrive",
        description = "Decode dead letters again, after a fix: what is an event now goes to zone clean, exactly once.")
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(
            names = "--topic",
            description =
                    "Only this topic, one of Streamify's four; by default those of them that the lake has zone clean of.")
    private @Nullable String topic;

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Option(names = "--reason", split = ",", description = "Only those of these reasons: ${COMPLETION-CANDIDATES}.")
    private List<Rejection.Reason> reasons = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Selection letters = selected.selection();
        for (Rejection.Reason reason : reasons) {
            letters = letters.withReason(reason);
        }
        if (topic == null && replay.hasHorizon()) {
            throw new ParameterException(spec.commandLine(), "--horizon is of one topic: say which by --topic");
        }
        try (ObjectStore store = lake.openLake()) {
            for (String name : topic == null ? topics(new LakeReader(store)) : List.of(topic)) {
                ReplayPrinter printer =
                        new ReplayPrinter(name, spec.commandLine().getOut());
                printer.print(replay.open(store, name, printer).redrive(letters), replay.dryRun());
            }
        }
        return 0;
    }

    /** Says of the others why they are left alone. */
    private List<String> topics(LakeReader reader) throws IOException {
        List<String> topics = new ArrayList<>();
        for (String name : reader.topics()) {
            ReplayPrinter printer = new ReplayPrinter(name, spec.commandLine().getOut());
            if (!ReplayOptions.knows(name)) {
                printer.leftAlone("its events are none of Streamify's; for your own use LakeReplay");
            } else if (!reader.newest(name).orElseThrow().schemas().containsKey(Zone.CLEAN)) {
                printer.leftAlone("it has no zone clean");
            } else {
                topics.add(name);
            }
        }
        return topics;
    }
}
