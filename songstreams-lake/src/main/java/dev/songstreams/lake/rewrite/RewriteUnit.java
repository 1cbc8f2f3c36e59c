// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.sink.StoredRecord;
import java.util.List;

/** What one entry is to replace. */
sealed interface RewriteUnit {
    /** What becomes of a record that is read. */
    enum Treatment {
        /** It is decoded anew. */
        DECODE,
        /** It stays a dead letter as it is. */
        KEEP,
        /** It is none of this unit's. */
        SKIP
    }

    /** The files to read. */
    List<DataFile> sources();

    /** The files that go. */
    List<DataFile> removed();

    /** How many records its sources have that are not skipped. */
    long records();

    /** The offsets that have no rows in zones clean and dead yet. */
    OffsetSet filled();

    /** What becomes of a record. */
    Treatment treat(StoredRecord record);

    /**
     * The offsets whose rows are replaced.
     *
     * @param met those of the records that were not skipped
     */
    OffsetSet rewritten(OffsetSet met);

    private static long rows(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::rows).sum();
    }

    /** Dead files: those of their letters that were asked for are decoded, the others stay. */
    record DeadFiles(List<DataFile> removed, Selection selection) implements RewriteUnit {
        @Override
        public List<DataFile> sources() {
            return removed;
        }

        @Override
        public long records() {
            return rows(removed);
        }

        @Override
        public OffsetSet filled() {
            return OffsetSet.NONE;
        }

        @Override
        public Treatment treat(StoredRecord record) {
            return selection.takes(record, record.reason()) ? Treatment.DECODE : Treatment.KEEP;
        }

        @Override
        public OffsetSet rewritten(OffsetSet met) {
            return met;
        }
    }

    /**
     * All that some entries own, from the raw files in which it arrived.
     *
     * @param rawAlone how many of the records arrived when the topic had zone raw alone, and have not been decoded since
     * @param owned what the entries own
     * @param filled what those of them own that brought the raw files alone
     */
    record OwnedOffsets(
            List<DataFile> sources, List<DataFile> removed, long rawAlone, OffsetSet owned, OffsetSet filled)
            implements RewriteUnit {
        @Override
        public long records() {
            return rows(removed) + rawAlone;
        }

        @Override
        public Treatment treat(StoredRecord record) {
            return owned.contains(record.partition(), record.offset()) ? Treatment.DECODE : Treatment.SKIP;
        }

        @Override
        public OffsetSet rewritten(OffsetSet met) {
            return owned;
        }
    }
}
