// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeVacuum;
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

/** Removes what a redrive, replay or compaction has replaced, and old checkpoints. */
@Command(
        name = "vacuum",
        description =
                "Remove files that a redrive, replay or compaction has replaced by others, and old checkpoints of the lake's logs.")
final class VacuumCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(
            names = "--retention",
            defaultValue = "7d",
            description = "Spare files that were replaced within this time: readers that began before still want them."
                    + " Default: ${DEFAULT-VALUE}")
    private Duration retention = LakeVacuum.DEFAULT_RETENTION;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (ObjectStore store = lake.openLake()) {
            LakeVacuum.Vacuumed vacuumed = new LakeVacuum(store, Clock.systemUTC()).vacuum(retention);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "removed %s (%s) and %s%n",
                            Plural.of(vacuumed.files(), "replaced file"),
                            Plural.of(vacuumed.bytes(), "byte"),
                            Plural.of(vacuumed.checkpoints(), "old checkpoint"));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
