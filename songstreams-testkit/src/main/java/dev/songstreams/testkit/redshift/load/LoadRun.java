// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a load while it runs. */
final class LoadRun {

    private final long queryId;
    private final CopyCommand command;
    private final Clock clock;
    private final Instant start;
    private long tableId;
    private int files;
    private long bytes;

    LoadRun(long queryId, CopyCommand command, Clock clock) {
        this.queryId = queryId;
        this.command = command;
        this.clock = clock;
        this.start = clock.instant();
    }

    void found(TargetTable table) {
        tableId = table.id();
    }

    void read(LoadFile file) {
        files++;
        bytes += file.bytes();
    }

    LoadRecord completed(long rows) {
        return new LoadRecord(queryId, command, tableId, start, clock.instant(), files, bytes, rows, "", null);
    }

    LoadRecord failed(String message, @Nullable LoadError error) {
        return new LoadRecord(queryId, command, tableId, start, clock.instant(), files, bytes, 0, message, error);
    }
}
