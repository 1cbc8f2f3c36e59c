// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.rewrite.CompactionReport;
import dev.songstreams.lake.rewrite.DamagedFileException;
import dev.songstreams.lake.rewrite.LakeCompaction;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts small files together. */
@Command(
        name = "compact",
        description =
                "Put small files of a day together, where at least four make one. Rows stay what they are, listeners need not"
                        + " be stopped, and a warehouse is not loaded anew. The small files stay until a vacuum.")
final class CompactCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lake = new LakeOption();

    @Option(names = "--topic", description = "Only this topic.")
    private @Nullable String topic;

    @Option(
            names = "--file-bytes",
            paramLabel = "N",
            defaultValue = "" + LakeCompaction.DEFAULT_FILE_BYTES,
            description = "About how long files are to be. Default: ${DEFAULT-VALUE}")
    private long fileBytes = LakeCompaction.DEFAULT_FILE_BYTES;

    @ArgGroup
    private Age age = new Age();

    @Option(names = "--dry-run", description = "Say what would be put together, and change nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One of the two. */
    private static final class Age {
        @Option(
                names = "--age",
                description =
                        "Only what was committed within this time; who compacts daily has done the rest. Default: 7d")
        private Duration longest = LakeCompaction.DEFAULT_AGE;

        @Option(names = "--all-ages", description = "Whatever the lake has; reads the whole log.")
        private boolean all;
    }

    /** Topic by topic; one with damaged files keeps the others from nothing. */
    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<IOException> failures = new ArrayList<>();
        try (ObjectStore store = lake.openLake()) {
            LakeCompaction compaction = compaction(store);
            for (String name : LakeOption.topics(new LakeReader(store), topic)) {
                try {
                    out.println(name + ": " + said(compaction.compact(name)));
                } catch (DamagedFileException e) {
                    out.println(name + ": what can be read was put together");
                    failures.add(e);
                }
                out.flush();
            }
        }
        if (!failures.isEmpty()) {
            IOException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return 0;
    }

    private LakeCompaction compaction(ObjectStore store) {
        try {
            LakeCompaction.Builder builder =
                    LakeCompaction.builder(store).fileBytes(fileBytes).dryRun(dryRun);
            return (age.all ? builder.ofAllAges() : builder.age(age.longest)).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private String said(CompactionReport report) {
        if (report.filesRemoved() == 0) {
            return "nothing to put together";
        }
        String files = Plural.of(report.filesRemoved(), "file") + " of " + Plural.of(report.bytesRemoved(), "byte");
        return dryRun
                ? files + " would become " + report.filesAdded()
                : files + " became " + report.filesAdded() + " of " + Plural.of(report.bytesAdded(), "byte") + ", with "
                        + Plural.of(report.rows(), "row");
    }
}
