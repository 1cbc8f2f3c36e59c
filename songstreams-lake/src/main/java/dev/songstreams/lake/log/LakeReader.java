// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lake by its log: which topics it has, what was committed, which files are in it. Thread-safe; holds nothing open
 * and leaves the store to the caller.
 *
 * <pre>{@code
 * LakeReader lake = new LakeReader(store);
 * for (String topic : lake.topics()) {
 *     for (DataFile file : lake.files(topic)) {
 *         System.out.println(store.root() + "/" + file.key());
 *     }
 * }
 * }</pre>
 */
public final class LakeReader {
    /** Behind every key of a topic's log: no key of ours has a character above it. */
    private static final String LAST = "\uFFFD";

    private final ObjectStore store;

    /** A reader of the lake under that root. */
    public LakeReader(ObjectStore store) {
        this.store = store;
    }

    /** Where the lake lies. */
    public ObjectStore store() {
        return store;
    }

    /**
     * The lake's descriptor, or empty if no writer has been here yet.
     *
     * @throws LakeFormatException if it is damaged or of another version
     */
    public Optional<LakeDescriptor> descriptor() throws IOException {
        try {
            return Optional.of(LogCodec.descriptor(store.read(LakeLayout.DESCRIPTOR)));
        } catch (NoSuchObjectException e) {
            return Optional.empty();
        }
    }

    /** The topics that have a log, in the order of their names. */
    public List<String> topics() throws IOException {
        List<String> topics = new ArrayList<>();
        ObjectKey behind = null;
        while (true) {
            String folder = nextTopicFolder(behind);
            if (folder == null) {
                return topics;
            }
            topics.add(LakeLayout.unescape(folder));
            behind = new ObjectKey(LakeLayout.LOGS + folder + "/" + LAST);
        }
    }

    /** The log of a topic. */
    public TopicLog log(String topic) {
        return new TopicLog(store, topic);
    }

    /** The newest entry of a topic's log, or empty if it has none. */
    public Optional<LogEntry> newest(String topic) throws IOException {
        return log(topic).newest();
    }

    /**
     * The entries of a topic's log behind a sequence, in order.
     *
     * @param sequence 0 for all
     */
    public List<LogEntry> entriesAfter(String topic, long sequence) throws IOException {
        return log(topic).entriesAfter(sequence);
    }

    /**
     * The files that are in the lake now, of all zones of a topic, in the order in which they were committed; also those of
     * former topics of that name, which their names tell by the topic's id. Read from a checkpoint and the entries behind it.
     */
    public Collection<DataFile> files(String topic) throws IOException {
        return files(topic, newest(topic).map(LogEntry::sequence).orElse(0L));
    }

    /**
     * The same as of an entry, which must be there.
     *
     * @param sequence 0 for none
     */
    public Collection<DataFile> files(String topic, long sequence) throws IOException {
        return log(topic).checkpoints().files(sequence).live();
    }

    private @Nullable String nextTopicFolder(@Nullable ObjectKey behind) throws IOException {
        try (Stream<ObjectSummary> listed = store.list(LakeLayout.LOGS, behind)) {
            // Entries alone make a topic, not what a file browser or a hand leaves there.
            return listed.filter(summary -> LakeLayout.sequence(summary.key()) > 0)
                    .findFirst()
                    .map(summary -> summary.key().path().split("/", -1)[1])
                    .orElse(null);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
