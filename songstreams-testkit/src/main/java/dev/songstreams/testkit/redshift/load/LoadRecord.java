// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One load for the history.
 *
 * @param message why it failed, or empty text
 * @param error the value that made it fail, if one did
 */
record LoadRecord(
        long queryId,
        CopyCommand command,
        long tableId,
        Instant start,
        Instant end,
        int files,
        long bytes,
        long rows,
        String message,
        @Nullable LoadError error) {}
