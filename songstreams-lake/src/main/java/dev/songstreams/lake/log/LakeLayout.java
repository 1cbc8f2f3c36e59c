// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Where things lie under a lake's root. Kafka's topic names are safe in keys; whatever else comes is escaped. */
public final class LakeLayout {
    static final ObjectKey DESCRIPTOR = ObjectKey.of("_songstreams.json");
    static final String LOGS = "_songstreams/";
    static final String CHECKPOINTS = "_songstreams-checkpoints/";

    /** What the folders of days are named by, which many readers of files take for a column. */
    public static final String DAY_COLUMN = "date";

    private static final int SEQUENCE_DIGITS = 20;
    private static final String ENTRY_SUFFIX = ".json";

    private LakeLayout() {}

    /** The folder of a topic's data in a zone, without a slash at its end. */
    public static String dataFolder(Zone zone, String topic) {
        return zone.folder() + "/" + escape(topic);
    }

    /** The folder of one day's files of a topic in a zone. */
    public static ObjectKey dayFolder(Zone zone, String topic, LocalDate date) {
        return new ObjectKey(dataFolder(zone, topic) + "/" + DAY_COLUMN + "=" + date);
    }

    static String logFolder(String topic, int shard) {
        return LOGS + escape(topic) + "/" + shard + "/";
    }

    static ObjectKey entry(String topic, int shard, long sequence) {
        return new ObjectKey(logFolder(topic, shard) + digits(sequence) + ENTRY_SUFFIX);
    }

    static ObjectKey hint(String topic, int shard) {
        return new ObjectKey(LOGS + escape(topic) + "/" + shard + ".hint");
    }

    /** Apart from the logs, so that nobody who lists those walks over checkpoints. */
    private static String checkpointFolder(String topic) {
        return CHECKPOINTS + escape(topic) + "/0/";
    }

    /** What the keys of a topic's checkpoints begin with, and those of its segments don't. */
    static String checkpointPrefix(String topic) {
        return checkpointFolder(topic) + "0";
    }

    static ObjectKey checkpoint(String topic, long sequence, String entryId) {
        return new ObjectKey(checkpointFolder(topic) + digits(sequence) + "-" + entryId + ENTRY_SUFFIX);
    }

    static String segmentPrefix(String topic) {
        return checkpointFolder(topic) + "files/";
    }

    static ObjectKey segment(String topic, long from, long to, String entryId) {
        return new ObjectKey(segmentPrefix(topic) + digits(from) + "-" + digits(to) + "-" + entryId + ENTRY_SUFFIX);
    }

    /** The sequence of a checkpoint's key, or -1 if the key is none of a checkpoint. */
    static long checkpointSequence(ObjectKey key) {
        String name = key.name();
        return name.length() > SEQUENCE_DIGITS && name.charAt(SEQUENCE_DIGITS) == '-'
                ? sequence(name.substring(0, SEQUENCE_DIGITS))
                : -1;
    }

    /** The sequence of an entry's key, or -1 if the key is none of an entry. */
    static long sequence(ObjectKey key) {
        String name = key.name();
        if (name.length() != SEQUENCE_DIGITS + ENTRY_SUFFIX.length() || !name.endsWith(ENTRY_SUFFIX)) {
            return -1;
        }
        return sequence(name.substring(0, SEQUENCE_DIGITS));
    }

    private static long sequence(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') && digits.startsWith("0")
                ? Long.parseLong(digits)
                : -1;
    }

    static String digits(long number) {
        String plain = Long.toString(number);
        return "0".repeat(SEQUENCE_DIGITS - plain.length()) + plain;
    }

    /** Percent-encodes whatever a Kafka topic's name could not have. */
    static String escape(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0;
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        String escaped = out.toString();
        return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
    }

    /** What {@link #escape} made of it, undone. */
    static String unescape(String escaped) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                out.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
