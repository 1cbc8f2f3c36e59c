// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.events.ValueRecord;
import dev.songstreams.core.decode.EventRowDecoder;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.JsonRowDecoder;
import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.RowDecoder;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;
import java.util.ArrayList;
import java.util.List;

/** From JSON to columns, as a lake's lanes do it unless told otherwise. Used by one thread. */
final class Decoding {
    private static final int BATCH_ROWS = 1024;
    private static final JsonOptions OPTIONS = JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8);

    private final EventType<?> type;
    private final RowDecoder decoder;

    private Decoding(EventType<?> type, RowDecoder decoder) {
        this.type = type;
        this.decoder = decoder;
    }

    /** Straight into the columns. */
    static Decoding columns(EventType<?> type) {
        return new Decoding(type, new JsonRowDecoder(type, OPTIONS));
    }

    /** By way of a Java record for each event. */
    static <E extends Record> Decoding objects(EventType<E> type) {
        return new Decoding(type, new EventRowDecoder<>(type, new JsonEventDecoder<>(type, OPTIONS)));
    }

    RowBatch newBatch() {
        return new RowBatch(type.schema(), BATCH_ROWS);
    }

    /** Decodes all into one batch, which is cleared whenever it is full. */
    void decode(List<ValueRecord> records, RowBatch batch) {
        batch.clear();
        for (ValueRecord event : records) {
            if (batch.isFull()) {
                batch.clear();
            }
            decode(event, batch);
        }
    }

    /** Decodes all into as many batches as it takes. */
    List<RowBatch> batches(List<ValueRecord> records) {
        List<RowBatch> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += BATCH_ROWS) {
            RowBatch batch = newBatch();
            decode(records.subList(from, Math.min(records.size(), from + BATCH_ROWS)), batch);
            batches.add(batch);
        }
        return batches;
    }

    private void decode(ValueRecord event, RowBatch batch) {
        Rejection rejection = decoder.decode(event, batch, 0);
        if (rejection != null) {
            throw new IllegalStateException("the record " + event.offset() + " is no event: " + rejection);
        }
        batch.endRow();
    }
}
