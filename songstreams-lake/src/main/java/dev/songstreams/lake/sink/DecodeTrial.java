// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.RowDecoder;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileFormat;
import org.jspecify.annotations.Nullable;

/** Finds out what would become of records, and keeps nothing of them. Used by one thread at a time. */
public final class DecodeTrial {
    private final FileFormat format;
    private final RowDecoder decoder;
    private final RowBatch row;

    DecodeTrial(TopicModel model, FileFormat format) {
        this.format = format;
        this.decoder = model.decoders().get();
        this.row = new RowBatch(ZoneSpec.clean(model).schema(), 1);
    }

    /** Why the record is no event, or null if it is one. */
    public @Nullable Rejection reject(SourceRecord record) {
        Rejection rejection = LakeLane.decode(record, row, decoder, format);
        row.dropRow();
        return rejection;
    }
}
