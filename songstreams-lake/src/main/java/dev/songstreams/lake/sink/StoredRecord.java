// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that a row of zone raw or dead gives back: the bytes of key, headers and value are those that Kafka had. One object
 * is moved from row to row of a batch; what is to outlive that must be copied. Not thread-safe.
 */
public final class StoredRecord implements SourceRecord {
    private final RowBatch rows;
    private int row;

    /**
     * The records of a batch, at its first row.
     *
     * @throws IllegalArgumentException if the batch's columns are those of another zone
     */
    public StoredRecord(RowBatch rows) {
        RowSchema raw = KafkaColumns.RAW;
        if (!raw.isPrefixOf(rows.schema())) {
            throw new IllegalArgumentException("rows of zones raw and dead begin with the columns " + raw.columns()
                    + ", not with " + rows.schema().columns());
        }
        this.rows = rows;
    }

    /** Moves on to a row, from 0, and returns this. */
    public StoredRecord at(int index) {
        row = index;
        return this;
    }

    @Override
    public String topic() {
        return rows.bytes(KafkaRow.TOPIC).text(row);
    }

    @Override
    public int partition() {
        return (int) rows.longs(KafkaRow.PARTITION).get(row);
    }

    @Override
    public long offset() {
        return rows.longs(KafkaRow.OFFSET).get(row);
    }

    @Override
    public long timestamp() {
        return time().timestamp();
    }

    @Override
    public TimestampType timestampType() {
        return time().type();
    }

    private StoredTime time() {
        String type = rows.bytes(KafkaRow.TIMESTAMP_TYPE).text(row);
        return rows.longs(KafkaRow.TIMESTAMP).isNull(row)
                ? StoredTime.parse(type)
                : StoredTime.of(type, rows.longs(KafkaRow.TIMESTAMP).get(row));
    }

    @Override
    public @Nullable ByteBuffer key() {
        String key = text(KafkaRow.KEY);
        if (key != null && key.startsWith(KafkaRow.HEX_PREFIX)) {
            return ByteBuffer.wrap(HexFormat.of().parseHex(key, KafkaRow.HEX_PREFIX.length(), key.length()));
        }
        return bytes(KafkaRow.KEY);
    }

    @Override
    public List<SourceHeader> headers() {
        String json = text(KafkaRow.HEADERS);
        return json == null ? List.of() : StoredHeaders.parse(json);
    }

    @Override
    public @Nullable ByteBuffer value() {
        ByteBuffer base64 = bytes(KafkaRow.VALUE_BASE64);
        return base64 == null ? bytes(KafkaRow.VALUE) : Base64.getDecoder().decode(base64);
    }

    /** Why it was a dead letter. */
    public String reason() {
        return rows.bytes(KafkaRow.REASON).text(row);
    }

    /** What exactly was wrong with the dead letter. */
    public String detail() {
        return rows.bytes(KafkaRow.DETAIL).text(row);
    }

    private @Nullable String text(int column) {
        return rows.vector(column).isNull(row) ? null : rows.bytes(column).text(row);
    }

    private @Nullable ByteBuffer bytes(int column) {
        BytesVector vector = rows.bytes(column);
        return vector.isNull(row)
                ? null
                : ByteBuffer.wrap(vector.array(), vector.start(row), vector.length(row))
                        .slice();
    }

    /** The value as text, as far as so many characters, for people to look at; null for a tombstone or bytes that are no text. */
    public @Nullable String preview(int characters) {
        ByteBuffer value = bytes(KafkaRow.VALUE);
        if (value == null) {
            return null;
        }
        // A character has at most four bytes; one that is cut in two is cut off below.
        ByteBuffer beginning = value.slice(0, (int) Math.min(value.remaining(), characters * 4L + 4));
        String text = StandardCharsets.UTF_8.decode(beginning).toString();
        return text.substring(0, Math.min(text.length(), characters));
    }
}
