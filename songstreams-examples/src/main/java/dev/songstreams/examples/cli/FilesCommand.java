// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the files that are in a lake, by its log. */
@Command(name = "files", description = "Print the live files of a lake, one a line.")
final class FilesCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(names = "--zone", description = "Only this zone: raw, clean or dead.")
    private @Nullable Zone zone;

    @Option(names = "--topic", description = "Only this topic.")
    private @Nullable String topic;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (ObjectStore store = lake.openLake()) {
            LakeReader reader = new LakeReader(store);
            for (String name : LakeOption.topics(reader, topic)) {
                for (DataFile file : reader.files(name)) {
                    if (zone == null || zone == file.zone()) {
                        out.println(store.root() + "/" + file.key());
                    }
                }
            }
        }
        out.flush();
        return 0;
    }
}
