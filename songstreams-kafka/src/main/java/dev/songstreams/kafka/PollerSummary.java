// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import java.time.Duration;

/**
 * What a poller has brought into its sink.
 *
 * @param commits batches that became visible
 * @param records records in them, dead letters among them
 * @param deadLetters those that could not be decoded
 * @param files files added
 * @param bytes bytes of the files
 * @param superseded batches thrown away because another writer was further
 * @param elapsed from the start of the poller
 */
public record PollerSummary(
        long commits, long records, long deadLetters, long files, long bytes, long superseded, Duration elapsed) {}
