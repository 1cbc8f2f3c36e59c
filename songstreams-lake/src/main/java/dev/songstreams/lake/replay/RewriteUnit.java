// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.replay;

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

    /** What becomes of a record. */
    Treatment treat(StoredRecord record);

    /**
     * The offsets whose rows are replaced.
     *
     * @param met those of the records that were not skipped
     */
    OffsetSet rewritten(OffsetSet met);

    /** Dead files: those of their letters that were asked for are decoded, the others stay. */
    record DeadFiles(List<DataFile> removed, Selection selection) implements RewriteUnit {
        @Override
        public List<DataFile> sources() {
            return removed;
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

    /** All that some entries own, from the raw files in which it arrived. */
    record OwnedOffsets(List<DataFile> sources, List<DataFile> removed, OffsetSet owned) implements RewriteUnit {
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
