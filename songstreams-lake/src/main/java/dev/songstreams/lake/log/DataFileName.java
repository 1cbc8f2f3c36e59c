// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a data file, which says where it came from even if no entry names it.
 *
 * @param topicId the topic's id
 * @param partition the partition of its first record
 * @param firstOffset the offset of its first record
 * @param base the sequence that its writer had read when it began the batch
 */
public record DataFileName(String topicId, int partition, long firstOffset, long base) {
    /** topic - topic id (22 characters) - partition - offset - base - unique part . extension */
    private static final Pattern FORM =
            Pattern.compile(".+-([A-Za-z0-9_-]{22})-p(\\d{1,10})-o(\\d{20})-b(\\d{20})-[0-9a-f]{32}\\..+");

    private static final int MAX_TOPIC_BYTES = 80;

    /** A name that was never used before. It begins with the topic's, or the beginning of a long one. */
    public String unique(String topic, String extension) {
        String name = LakeLayout.escape(topic);
        // The folder has it whole; a file system takes 255 bytes for a name, and a temporary file adds to it.
        String start = name.substring(0, Math.min(name.length(), MAX_TOPIC_BYTES));
        return start + "-" + topicId + "-p" + partition + "-o" + LakeLayout.digits(firstOffset)
                + "-b" + LakeLayout.digits(base) + "-"
                + UUID.randomUUID().toString().replace("-", "") + "." + extension;
    }

    /** The same first record in a file of another writer. */
    public DataFileName withBase(long otherBase) {
        return new DataFileName(topicId, partition, firstOffset, otherBase);
    }

    /** What a name says, or empty if no writer of ours made it. */
    public static Optional<DataFileName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DataFileName(
                    matcher.group(1),
                    Integer.parseInt(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    Long.parseLong(matcher.group(4))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
