// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import java.time.Instant;

/**
 * A file of the lake that loads leave out.
 *
 * @param topic its topic
 * @param sequence the entry of the log that brought it
 * @param file its key under the lake's root
 * @param rows its rows, which the warehouse lacks
 * @param reason why it was quarantined, in the words of whoever did it
 * @param by the warehouse's user who did it
 * @param at when, by that one's clock
 */
public record QuarantinedFile(
        String topic, long sequence, String file, long rows, String reason, String by, Instant at) {}
