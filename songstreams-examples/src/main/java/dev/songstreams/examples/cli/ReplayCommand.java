// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decodes zone raw again. */
@Command(
        name = "replay",
        description =
                "Decode zone raw again and replace zones clean and dead by that, exactly once. Records that were committed"
                        + " together are replayed together.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(names = "--topic", required = true, description = "The topic; one of Streamify's four.")
    private String topic = "";

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Selection records = selected.selection();
        ReplayPrinter printer = new ReplayPrinter(topic, spec.commandLine().getOut());
        try (ObjectStore store = lake.openLake()) {
            printer.print(replay.open(store, topic, printer).replay(records), replay.dryRun());
        }
        return 0;
    }
}
