// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Appends entries to the log of topic plays as redrives, replays and new epochs do, without the code that makes these. */
final class LogEdit {
    private final TestLake lake;
    private String topicId = WrittenTopic.TOPIC_ID;

    LogEdit(TestLake lake) {
        this.lake = lake;
    }

    /** An entry whose files hold these values at the range's offsets, in place of the files that go. */
    void rewrite(OffsetRange range, List<String> values, List<DataFile> removed, FileFormat format) throws IOException {
        String rewrites = "{\"0\":[{\"from\":" + range.from() + ",\"to\":" + range.to() + "}]}";
        append(added(range, values, format), removed, rewrites, positions(newest()));
    }

    /** An entry that takes files away and does not say which offsets they held. */
    void remove(List<DataFile> removed) throws IOException {
        append("[]", removed, "{}", positions(newest()));
    }

    /** An entry that begins a topic of another id. */
    void recreate(String otherId) throws IOException {
        topicId = otherId;
        append("[]", List.of(), "{}", "{}");
    }

    /** The JSON of files that a lake beside this one was made to write, brought into this one. */
    private String added(OffsetRange range, List<String> values, FileFormat format) throws IOException {
        if (values.isEmpty()) {
            return "[]";
        }
        try (TestLake scratch = new TestLake(lake.s3(), lake.redshift(), lake.pool(), "scratch" + UUID.randomUUID())) {
            new WrittenTopic(scratch.store(), TestLake.TOPIC, topicId, Play.TYPE, format, range.from()).append(values);
            for (DataFile file : scratch.cleanFiles()) {
                lake.store().put(file.key(), scratch.store().read(file.key()));
            }
            return between(json(scratch, 2), "\"added\":", ",\"removed\":");
        }
    }

    private void append(String added, List<DataFile> removed, String rewrites, String positions) throws IOException {
        LogEntry newest = newest();
        String json = json(lake, newest.sequence());
        String keys =
                removed.stream().map(file -> '"' + file.key().path() + '"').collect(Collectors.joining(","));
        String entry = "{\"sequence\":" + (newest.sequence() + 1) + ",\"id\":\"" + UUID.randomUUID()
                + "\",\"previous\":\"" + newest.id() + "\",\"writtenAt\":\"" + newest.writtenAt() + "\",\"topicId\":\""
                + topicId + "\",\"added\":" + added + ",\"removed\":[" + keys
                + "],\"ranges\":{},\"gaps\":{},\"rewrites\":" + rewrites + ",\"positions\":" + positions
                + ",\"schemas\":"
                + between(json, "\"schemas\":", ",\"minBase\":") + ",\"minBase\":0,\"features\":[]}";
        lake.store().put(key(newest.sequence() + 1), entry.getBytes(StandardCharsets.UTF_8));
    }

    private static String positions(LogEntry entry) {
        return entry.positions().entrySet().stream()
                .map(position -> "\"" + position.getKey() + "\":" + position.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private LogEntry newest() throws IOException {
        return lake.reader().newest(TestLake.TOPIC).orElseThrow();
    }

    private static String json(TestLake lake, long sequence) throws IOException {
        return new String(lake.store().read(key(sequence)), StandardCharsets.UTF_8);
    }

    private static ObjectKey key(long sequence) {
        return new ObjectKey(String.format("_songstreams/plays/0/%020d.json", sequence));
    }

    private static String between(String text, String before, String behind) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(behind, from));
    }
}
