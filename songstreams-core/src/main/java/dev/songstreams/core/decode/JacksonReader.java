// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads any JSON by Jackson's tokens, and is the judge of what is an event and what is not. Not thread-safe. */
final class JacksonReader {
    private final EventType<?> type;
    private final JsonParsers parsers;
    private final JsonFields fields;
    private final JsonColumnReader[] readers;
    private long document;

    JacksonReader(EventType<?> type, JsonOptions options) {
        this.type = type;
        this.parsers = new JsonParsers(options.maxValueBytes());
        this.fields = JsonFields.of(type.columns());
        this.readers = type.columns().stream()
                .map(column -> new JsonColumnReader(column, options.textRepair()))
                .toArray(JsonColumnReader[]::new);
    }

    /** Takes whatever is an event, and says of the rest why it is none. */
    @Nullable
    Rejection read(byte[] bytes, int offset, int length, RowBatch batch, int firstColumn) {
        document++;
        try (JsonParser json = parsers.open(bytes, offset, length)) {
            return readDocument(json, batch, firstColumn, true);
        } catch (StreamConstraintsException e) {
            return new Rejection(Reason.OVERSIZED, JsonParsers.describe(e));
        } catch (JsonProcessingException e) {
            return new Rejection(
                    Reason.MALFORMED,
                    JsonParsers.describe(e) + " at byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array does no I/O", e);
        }
    }

    private @Nullable Rejection readDocument(JsonParser json, RowBatch batch, int firstColumn, boolean outermost)
            throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            return new Rejection(Reason.EMPTY, "the value is empty");
        }
        if (first == JsonToken.VALUE_STRING && outermost) {
            return readEncodedTwice(json, batch, firstColumn);
        }
        if (first != JsonToken.START_OBJECT) {
            return new Rejection(Reason.MALFORMED, "the value is no JSON object");
        }
        Rejection rejection = readObject(json, fields, batch, firstColumn);
        if (rejection != null) {
            return rejection;
        }
        if (json.nextToken() != null) {
            return new Rejection(Reason.MALFORMED, "something follows the JSON object");
        }
        return missing(batch, firstColumn);
    }

    @Nullable
    Rejection missing(RowBatch batch, int firstColumn) {
        int missing = type.firstMissing(batch, batch.row(), firstColumn);
        return missing < 0 ? null : readers[missing].missing();
    }

    private @Nullable Rejection readEncodedTwice(JsonParser json, RowBatch batch, int firstColumn) throws IOException {
        byte[] inner = new byte[json.getTextLength() * 3];
        int length = Utf8.encode(json.getTextCharacters(), json.getTextOffset(), json.getTextLength(), inner, 0);
        if (length < 0) {
            return new Rejection(Reason.MALFORMED, "the JSON string holds half a surrogate pair or U+0000");
        }
        if (json.nextToken() != null) {
            return new Rejection(Reason.MALFORMED, "something follows the JSON string");
        }
        try (JsonParser innerJson = parsers.open(inner, 0, length)) {
            return readDocument(innerJson, batch, firstColumn, false);
        }
    }

    private @Nullable Rejection readObject(JsonParser json, JsonFields object, RowBatch batch, int firstColumn)
            throws IOException {
        String key;
        while ((key = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            JsonFields.Field field = object.get(key);
            if (field == null) {
                json.skipChildren();
                continue;
            }
            if (field.isRepeatedIn(document)) {
                return new Rejection(Reason.MALFORMED, key + " stands twice in the object");
            }
            Rejection rejection = field.inner() == null
                    ? readers[field.column()].read(json, token, batch.vector(firstColumn + field.column()))
                    : readInner(json, key, token, field.inner(), batch, firstColumn);
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    private @Nullable Rejection readInner(
            JsonParser json, String key, JsonToken token, JsonFields inner, RowBatch batch, int firstColumn)
            throws IOException {
        return switch (token) {
            case START_OBJECT -> readObject(json, inner, batch, firstColumn);
            case VALUE_NULL -> null;
            default -> new Rejection(Reason.WRONG_TYPE, key + " is no object");
        };
    }
}
