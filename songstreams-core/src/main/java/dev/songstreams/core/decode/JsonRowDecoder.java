// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.RowBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects straight into columns: one object a record, white space around it allowed, or that object once more
 * encoded as a JSON string, as captures of topics hold it. Unknown fields are skipped; absent and null fields are null; a
 * field of another type, twice the same field, anything behind the object and whatever {@link JsonOptions} bounds is a
 * rejection. Not thread-safe.
 */
public final class JsonRowDecoder implements RowDecoder {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 400;

    private final JsonOptions options;
    private final JsonFactory factory;
    private final JsonFields fields;
    private final JsonColumnReader[] readers;
    private final boolean[] required;
    private final @Nullable JsonGroups groups;

    /** A decoder for the events of a type. */
    public JsonRowDecoder(EventType<?> type, JsonOptions options) {
        this.options = options;
        this.factory = factory(options);
        List<EventColumn> columns = type.columns();
        this.fields = JsonFields.of(columns);
        this.readers = columns.stream()
                .map(column -> new JsonColumnReader(column, options.textRepair()))
                .toArray(JsonColumnReader[]::new);
        this.required = new boolean[columns.size()];
        for (int i = 0; i < required.length; i++) {
            required[i] = columns.get(i).column().required();
        }
        this.groups = type.optionalGroups() == 0 ? null : new JsonGroups(columns, type.optionalGroups());
    }

    private static JsonFactory factory(JsonOptions options) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxDocumentLength(options.maxValueBytes())
                .maxStringLength(options.maxValueBytes())
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
    }

    @Override
    public @Nullable Rejection decode(SourceRecord record, RowBatch batch, int firstColumn) {
        ByteBuffer value = record.value();
        if (value == null) {
            return new Rejection(Reason.TOMBSTONE, "the value is null");
        }
        if (value.remaining() > options.maxValueBytes()) {
            return new Rejection(
                    Reason.OVERSIZED,
                    "the value has " + value.remaining() + " bytes, more than " + options.maxValueBytes());
        }
        try (JsonParser json = open(value)) {
            return readDocument(json, batch, firstColumn, true);
        } catch (StreamConstraintsException e) {
            return new Rejection(Reason.OVERSIZED, e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            return new Rejection(Reason.MALFORMED, malformed(e));
        } catch (IOException e) {
            // Over an array there is no I/O; what remains is malformed UTF-8 in some of the parser's paths.
            return new Rejection(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private JsonParser open(ByteBuffer value) throws IOException {
        if (value.hasArray()) {
            return factory.createParser(value.array(), value.arrayOffset() + value.position(), value.remaining());
        }
        byte[] copy = new byte[value.remaining()];
        value.get(value.position(), copy);
        return factory.createParser(copy);
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
        return checkRequired(batch, firstColumn);
    }

    private @Nullable Rejection readEncodedTwice(JsonParser json, RowBatch batch, int firstColumn) throws IOException {
        byte[] inner = json.getText().getBytes(StandardCharsets.UTF_8);
        if (json.nextToken() != null) {
            return new Rejection(Reason.MALFORMED, "something follows the JSON string");
        }
        try (JsonParser innerJson = factory.createParser(inner)) {
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

    private @Nullable Rejection checkRequired(RowBatch batch, int firstColumn) {
        for (int i = 0; i < required.length; i++) {
            if (required[i] && !isSet(batch, firstColumn + i)) {
                return readers[i].missing();
            }
        }
        int missing = groups == null ? -1 : groups.firstMissing(column -> isSet(batch, firstColumn + column));
        return missing < 0 ? null : readers[missing].missing();
    }

    private static boolean isSet(RowBatch batch, int column) {
        ColumnVector vector = batch.vector(column);
        return vector.isSet();
    }

    private static String malformed(JsonProcessingException e) {
        String where =
                e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
        return e.getOriginalMessage() + where;
    }
}
