// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.lake.replay.Selection;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decodes dead letters again. */
@Command(
        name = "redrive",
        description = "Decode dead letters again, after a fix: what is an event now goes to zone clean, exactly once.")
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

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
        ReplayPrinter printer = new ReplayPrinter(spec.commandLine().getOut());
        try (ObjectStore store = lake.openLake()) {
            printer.print(replay.open(store, printer).redrive(letters), replay.dryRun());
        }
        return 0;
    }
}
