// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeSweeper;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes what no entry of the lake's log names. */
@Command(name = "sweep", description = "Remove files that no commit names: what writers that died left behind.")
final class SweepCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(
            names = "--grace",
            defaultValue = "15m",
            description =
                    "Spare what writers may have begun within this time, so longer than they hold batches open. 0s is for"
                            + " when nothing listens: running listeners begin their batches anew, or stop and have to be started"
                            + " again. Nothing is lost either way. Default: ${DEFAULT-VALUE}")
    private Duration grace = LakeSweeper.DEFAULT_GRACE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (ObjectStore store = lake.openLake()) {
            LakeSweeper.Swept swept = new LakeSweeper(store, Clock.systemUTC()).sweep(grace);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "removed %s (%s) and %s%n",
                            Plural.of(swept.files(), "file"),
                            Plural.of(swept.bytes(), "byte"),
                            Plural.of(swept.unfinished(), "unfinished upload"));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
