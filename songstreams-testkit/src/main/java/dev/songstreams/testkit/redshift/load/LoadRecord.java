// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import java.time.Instant;
import java.util.List;

/**
 * One load for the history.
 *
 * @param message why it failed, or empty text
 * @param files the files that were read, and how many rows of each were
 * @param errors the values that did not fit, the last of which made it fail if it did
 */
record LoadRecord(
        long queryId,
        CopyCommand command,
        long tableId,
        Instant start,
        Instant end,
        List<LoadedFile> files,
        long bytes,
        long rows,
        String message,
        List<LoadError> errors) {}
