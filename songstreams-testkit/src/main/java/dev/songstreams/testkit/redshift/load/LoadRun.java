// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a load while it runs. */
final class LoadRun {

    private final long queryId;
    private final CopyCommand command;
    private final Clock clock;
    private final Instant start;
    private final Rejects rejects;
    private final List<LoadedFile> files = new ArrayList<>();
    private long tableId;

    LoadRun(long queryId, CopyCommand command, Clock clock) {
        this.queryId = queryId;
        this.command = command;
        this.clock = clock;
        this.start = clock.instant();
        this.rejects = new Rejects(command);
    }

    /** Where rows go that do not fit. */
    Rejects rejects() {
        return rejects;
    }

    void found(TargetTable table) {
        tableId = table.id();
    }

    void read(LoadFile file, long rows) {
        files.add(new LoadedFile(file, rows));
    }

    LoadRecord completed(long rows) {
        return record(rows, "", rejects.errors());
    }

    LoadRecord failed(String message, @Nullable LoadError error) {
        List<LoadError> errors = new ArrayList<>(rejects.errors());
        if (error != null && !errors.contains(error)) {
            errors.add(error);
        }
        return record(0, message, errors);
    }

    private LoadRecord record(long rows, String message, List<LoadError> errors) {
        long bytes = files.stream().mapToLong(f -> f.file().bytes()).sum();
        return new LoadRecord(
                queryId, command, tableId, start, clock.instant(), List.copyOf(files), bytes, rows, message, errors);
    }
}
