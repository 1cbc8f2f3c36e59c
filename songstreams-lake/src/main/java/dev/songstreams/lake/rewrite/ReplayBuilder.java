// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.sink.Partitioner;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.ObjectStore;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link LakeReplay}; checked as they are given. */
public final class ReplayBuilder {
    /** 256 MiB: of files read for one entry. What is overtaken is done again, so an entry should be small. */
    public static final long DEFAULT_UNIT_BYTES = 256L << 20;

    /** 128 MiB: of memory in files being written. */
    public static final long DEFAULT_OPEN_BYTES = 128L << 20;

    private final ObjectStore store;
    private final String topic;
    private final TopicModel model;
    private @Nullable FileFormat format;
    private Partitioner partitioner = Partitioner.byDay();
    private Clock clock = Clock.systemUTC();
    private long horizon;
    private long unitBytes = DEFAULT_UNIT_BYTES;
    private long openBytes = DEFAULT_OPEN_BYTES;
    private boolean dryRun;
    private ReplayListener listener = soFar -> {};

    ReplayBuilder(ObjectStore store, String topic, TopicModel model) {
        this.store = store;
        this.topic = topic;
        this.model = model;
    }

    /** The format of new files; by default that of the newest file of zone clean. */
    public ReplayBuilder format(FileFormat fileFormat) {
        format = fileFormat;
        return this;
    }

    /** By the day of a row's time in UTC by default; is to be what the listeners use. */
    public ReplayBuilder partitioner(Partitioner days) {
        partitioner = days;
        return this;
    }

    /** The system's by default; what entries of the log are dated by. */
    public ReplayBuilder clock(Clock used) {
        clock = used;
        return this;
    }

    /**
     * The last entry whose rows are made anew; by default the newest when it begins. To go on with a replay that was killed, give
     * {@link ReplayReport#horizon} of its reports: then what it has done is not done again, but where a compaction has put it together
     * with what was not.
     */
    public ReplayBuilder horizon(long sequence) {
        horizon = positive("the horizon is a sequence of the log", sequence);
        return this;
    }

    /** About how many bytes of files are read for one entry; by default {@link #DEFAULT_UNIT_BYTES}. */
    public ReplayBuilder unitBytes(long bytes) {
        unitBytes = positive("unitBytes", bytes);
        return this;
    }

    /** At how many bytes of memory files being written are ended; by default {@link #DEFAULT_OPEN_BYTES}. */
    public ReplayBuilder openBytes(long bytes) {
        openBytes = positive("openBytes", bytes);
        return this;
    }

    /** Whether only to say what would be done; by default it is done. */
    public ReplayBuilder dryRun(boolean only) {
        dryRun = only;
        return this;
    }

    /** Is told of each entry; by default nobody is. */
    public ReplayBuilder listener(ReplayListener told) {
        listener = told;
        return this;
    }

    private static long positive(String what, long number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + ", at least 1, not " + number);
        }
        return number;
    }

    /** The redrive or replay, which does nothing yet. */
    public LakeReplay build() {
        return new LakeReplay(new ReplaySettings(
                store, topic, model, format, partitioner, clock, horizon, unitBytes, openBytes, dryRun, listener));
    }
}
