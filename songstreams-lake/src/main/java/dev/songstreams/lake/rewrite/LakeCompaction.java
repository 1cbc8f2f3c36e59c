// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts small files together: who flushes every two minutes makes 720 files a day and zone, and readers of many small files are
 * slow. Rows stay what they are, day by day and zone by zone, and no type is needed. Each step is one entry of the lake's log, so at
 * every moment each record is there once, whatever is killed and whoever works beside it. A warehouse that has the rows is not loaded
 * anew. The files that were put together stay in the store until {@link dev.songstreams.lake.log.LakeVacuum} removes them. Used by
 * one thread; the store is the caller's to close.
 *
 * <pre>{@code
 * CompactionReport report = LakeCompaction.builder(store).build().compact("purchases");
 * }</pre>
 */
public final class LakeCompaction {
    /** 128 MiB, in which engines and Redshift's slices find work enough. */
    public static final long DEFAULT_FILE_BYTES = 128L << 20;

    /** A week: who compacts daily has done the rest. */
    public static final Duration DEFAULT_AGE = Duration.ofDays(7);

    private final CompactionSettings settings;

    private LakeCompaction(CompactionSettings settings) {
        this.settings = settings;
    }

    /** Settings for the lake under that root. */
    public static Builder builder(ObjectStore store) {
        return new Builder(store);
    }

    /**
     * Puts a topic's small files together, where at least four make one. The files of an entry go together; those of former topics of
     * that name stay as they are, and so do the files of an entry of which one can't be read, which is told at the end.
     *
     * @throws RewriteException if the topic is not in the lake, or others are faster again and again; entries committed before stand
     * @throws DamagedFileException if a file can't be read; all else is done
     * @throws IOException if the store fails; entries committed before stand
     */
    public CompactionReport compact(String topic) throws IOException {
        if (new LakeReader(settings.store()).newest(topic).isEmpty()) {
            throw new RewriteException("the lake " + settings.store().root() + " has no topic " + topic);
        }
        return new TopicCompaction(settings, topic).run();
    }

    /** Settings of a {@link LakeCompaction}; checked as they are given. */
    public static final class Builder {
        /** 1 TiB, beyond any file. */
        private static final long MOST_FILE_BYTES = 1L << 40;

        private final ObjectStore store;
        private Clock clock = Clock.systemUTC();
        private @Nullable Duration age = DEFAULT_AGE;
        private long fileBytes = DEFAULT_FILE_BYTES;
        private @Nullable FileFormat format;
        private boolean dryRun;

        private Builder(ObjectStore store) {
            this.store = store;
        }

        /** The system's by default; what entries of the log are dated by, and their age is told by. */
        public Builder clock(Clock used) {
            clock = used;
            return this;
        }

        /**
         * How long ago files may have been committed; by default {@link #DEFAULT_AGE}. The log is read so far back, and what is older
         * stays as it is.
         */
        public Builder age(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("files of some age are compacted, not of " + longest);
            }
            age = longest;
            return this;
        }

        /** Files of all ages, and so the whole log is read. */
        public Builder ofAllAges() {
            age = null;
            return this;
        }

        /**
         * About how long new files are to be; files that are half as long, in the mean of an entry, stay. By default {@link
         * #DEFAULT_FILE_BYTES}.
         */
        public Builder fileBytes(long bytes) {
            if (bytes < 1 || bytes > MOST_FILE_BYTES) {
                throw new IllegalArgumentException("fileBytes, 1 to " + MOST_FILE_BYTES + ", not " + bytes);
            }
            fileBytes = bytes;
            return this;
        }

        /**
         * The format of new files, for what the log does not say of it, such as how integers are encoded. Files that it describes otherwise
         * keep theirs: rows are put together with those that are written alike.
         */
        public Builder format(FileFormat fileFormat) {
            format = fileFormat;
            return this;
        }

        /** Whether only to say what would be done; by default it is done. */
        public Builder dryRun(boolean only) {
            dryRun = only;
            return this;
        }

        /** The compaction, which does nothing yet. */
        public LakeCompaction build() {
            return new LakeCompaction(new CompactionSettings(store, clock, age, fileBytes, format, dryRun));
        }
    }
}
