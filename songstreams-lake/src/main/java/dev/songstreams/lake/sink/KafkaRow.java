// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.songstreams.core.decode.SourceHeader;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.decode.SourceRecord.TimestampType;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.Utf8;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A record as it came, as a row: the columns of {@link KafkaColumns#RAW}, whichever the record. Whatever bytes it has can be
 * had back from the row, by {@link StoredRecord}.
 */
final class KafkaRow {
    private static final long MICROS_PER_MILLI = 1000;
    /** 9999-12-31T23:59:59.999Z. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    static final int TOPIC = 0;
    static final int PARTITION = 1;
    static final int OFFSET = 2;
    static final int TIMESTAMP = 3;
    static final int TIMESTAMP_TYPE = 4;
    static final int KEY = 5;
    static final int HEADERS = 6;
    static final int VALUE = 7;
    static final int VALUE_BASE64 = 8;
    /** Of dead letters alone. */
    static final int REASON = 9;
    /** Of dead letters alone. */
    static final int DETAIL = 10;

    static final String HEX_PREFIX = "\\x";
    private static final JsonFactory JSON = new JsonFactory();

    private KafkaRow() {}

    static void set(SourceRecord record, RowBatch batch) {
        batch.bytes(TOPIC).set(record.topic());
        batch.longs(PARTITION).set(record.partition());
        batch.longs(OFFSET).set(record.offset());
        setTimestamp(record, batch);
        if (record.key() != null) {
            setKey(record.key(), batch.bytes(KEY));
        }
        if (!record.headers().isEmpty()) {
            batch.bytes(HEADERS).set(headers(record.headers()));
        }
        if (record.value() != null) {
            setValue(record.value(), batch);
        }
    }

    /** The record's Kafka timestamp in microseconds, or 0 if it has none that a date can be made of. */
    static long micros(SourceRecord record) {
        return hasTime(record) ? record.timestamp() * MICROS_PER_MILLI : 0;
    }

    private static boolean hasTime(SourceRecord record) {
        return record.timestampType() != TimestampType.NONE
                && record.timestamp() >= 0
                && record.timestamp() <= MAX_MILLIS;
    }

    private static void setTimestamp(SourceRecord record, RowBatch batch) {
        boolean none = record.timestampType() == TimestampType.NONE;
        if (hasTime(record)) {
            batch.longs(TIMESTAMP).set(record.timestamp() * MICROS_PER_MILLI);
            batch.bytes(TIMESTAMP_TYPE).set(record.timestampType().name());
        } else {
            // A time that no calendar column holds still stands in the row, as a number.
            String type = record.timestampType().name() + (none ? "" : "(" + record.timestamp() + ")");
            batch.bytes(TIMESTAMP_TYPE).set(type);
        }
    }

    /** Text as it is; other bytes as hex behind a backslash and an x, and so is text that begins like that. */
    private static void setKey(ByteBuffer key, BytesVector column) {
        byte[] bytes = copy(key);
        boolean plain = Utf8.isValid(bytes, 0, bytes.length)
                && !new String(bytes, StandardCharsets.UTF_8).startsWith(HEX_PREFIX);
        if (plain) {
            column.set(bytes, 0, bytes.length);
        } else {
            column.set(HEX_PREFIX + HexFormat.of().formatHex(bytes));
        }
    }

    private static void setValue(ByteBuffer value, RowBatch batch) {
        byte[] bytes = value.hasArray() ? value.array() : copy(value);
        int offset = value.hasArray() ? value.arrayOffset() + value.position() : 0;
        int length = value.remaining();
        if (Utf8.isValid(bytes, offset, length)) {
            batch.bytes(VALUE).set(bytes, offset, length);
        } else {
            byte[] base64 = Base64.getEncoder().encode(copy(value));
            batch.bytes(VALUE_BASE64).set(base64, 0, base64.length);
        }
    }

    /** A JSON array of objects with key and value, or value_base64 where the bytes are not UTF-8. */
    private static String headers(List<SourceHeader> headers) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (SourceHeader header : headers) {
                json.writeStartObject();
                json.writeStringField("key", header.key());
                writeHeaderValue(header, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void writeHeaderValue(SourceHeader header, JsonGenerator json) throws IOException {
        if (header.value() == null) {
            json.writeNullField("value");
            return;
        }
        byte[] bytes = copy(header.value());
        if (Utf8.isValid(bytes, 0, bytes.length)) {
            json.writeStringField("value", new String(bytes, StandardCharsets.UTF_8));
        } else {
            json.writeStringField("value_base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
