// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.row.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into the row under way of a batch, or gives up: at malformed JSON, at bytes that are not UTF-8, at a value
 * that does not fit its column, at a key that stands twice, at escapes by number and numbers with exponents. What it has read it has
 * read as Jackson would. Not thread-safe.
 */
public final class QuickJsonReader {
    private final JsonText text = new JsonText();
    private final JsonString string = new JsonString();
    private final JsonSkipper skipper = new JsonSkipper(text);
    private final QuickFields fields = new QuickFields();
    private final QuickColumn[] columns;
    private long document;

    /** A reader for events of these columns. */
    public QuickJsonReader(List<EventColumn> columns, TextRepair repair) {
        JsonNumber number = new JsonNumber();
        this.columns = columns.stream()
                .map(column -> QuickColumns.of(column, repair, string, number))
                .toArray(QuickColumn[]::new);
        for (int i = 0; i < columns.size(); i++) {
            fields.add(columns.get(i).jsonPath(), i);
        }
    }

    /**
     * Reads the bytes.
     *
     * @param firstColumn the batch's column that holds the events' first
     * @return whether all was read; if not, some columns of the row under way may be set
     */
    public boolean read(byte[] bytes, int offset, int length, RowBatch batch, int firstColumn) {
        document++;
        text.begin(bytes, offset, length);
        boolean all = readAll(batch, firstColumn);
        text.forget();
        string.forget();
        return all;
    }

    private boolean readAll(RowBatch batch, int firstColumn) {
        text.skipWhite();
        if (!readObject(fields, batch, firstColumn)) {
            return false;
        }
        text.skipWhite();
        return text.isAtEnd();
    }

    private boolean readObject(QuickFields object, RowBatch batch, int firstColumn) {
        if (!text.take('{')) {
            return false;
        }
        text.skipWhite();
        if (text.take('}')) {
            return true;
        }
        QuickFields.Field last = null;
        do {
            text.skipWhite();
            QuickFields.Field field = object.takeUsual(last, text);
            if (field == null) {
                if (!string.read(text)) {
                    return false;
                }
                field = object.find(string, last);
                if (!text.takeBehindWhite(':')) {
                    return false;
                }
            }
            text.skipWhite();
            if (!readValue(field, batch, firstColumn)) {
                return false;
            }
            last = field == null ? last : field;
        } while (text.takeBehindWhite(','));
        return text.take('}');
    }

    private boolean readValue(QuickFields.@Nullable Field field, RowBatch batch, int firstColumn) {
        if (field == null) {
            return skipper.skip();
        }
        if (!field.isFirstIn(document)) {
            return false;
        }
        if (text.peek() == 'n') {
            return text.take(JsonSkipper.NULL);
        }
        if (field.inner() != null) {
            return readObject(field.inner(), batch, firstColumn);
        }
        return columns[field.column()].read(text, batch.vector(firstColumn + field.column()));
    }
}
