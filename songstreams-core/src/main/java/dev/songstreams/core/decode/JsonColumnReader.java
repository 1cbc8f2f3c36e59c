// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.Values;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.DoubleVector;
import dev.songstreams.core.row.LongVector;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the JSON value at the parser into the vector of one column, or says why it does not fit. */
final class JsonColumnReader {
    private final EventColumn column;
    private final TextRepair textRepair;

    JsonColumnReader(EventColumn column, TextRepair textRepair) {
        this.column = column;
        this.textRepair = textRepair;
    }

    @Nullable
    Rejection read(JsonParser json, JsonToken token, ColumnVector vector) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> readString(json, vector);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(json, token, vector);
            case VALUE_TRUE, VALUE_FALSE -> readBoolean(token, vector);
            default -> wrongType("an object or array");
        };
    }

    private @Nullable Rejection readBoolean(JsonToken token, ColumnVector vector) {
        if (column.column().type().kind() != Kind.BOOLEAN) {
            return wrongType("a boolean");
        }
        ((LongVector) vector).set(token == JsonToken.VALUE_TRUE ? 1 : 0);
        return null;
    }

    private @Nullable Rejection readNumber(JsonParser json, JsonToken token, ColumnVector vector) throws IOException {
        ColumnType type = column.column().type();
        boolean integral = token == JsonToken.VALUE_NUMBER_INT;
        try {
            switch (type.kind()) {
                case INT, LONG, TIMESTAMP -> {
                    if (!integral) {
                        return wrongType("a number with a fraction or an exponent");
                    }
                    return readIntegral(json, type.kind(), (LongVector) vector);
                }
                case FLOAT -> {
                    return unstorable(Values.storeDouble(json.getFloatValue(), (DoubleVector) vector));
                }
                case DOUBLE -> {
                    return unstorable(Values.storeDouble(json.getDoubleValue(), (DoubleVector) vector));
                }
                case DECIMAL -> {
                    return unstorable(Values.storeDecimal(json.getDecimalValue(), type, vector));
                }
                default -> {
                    return wrongType("a number");
                }
            }
        } catch (StreamReadException | NumberFormatException e) {
            // The latter from Jackson's own reading of an exponent beyond an int.
            return rejected(Reason.UNSTORABLE, "is a number out of the range of " + type);
        }
    }

    private @Nullable Rejection readIntegral(JsonParser json, Kind kind, LongVector vector) throws IOException {
        if (kind == Kind.INT) {
            vector.set(json.getIntValue());
            return null;
        }
        long value = json.getLongValue();
        if (kind == Kind.LONG) {
            vector.set(value);
            return null;
        }
        long factor = switch (column.epochUnit()) {
            case SECONDS -> 1_000_000;
            case MILLIS -> 1_000;
            default -> 1;
        };
        if (Math.multiplyHigh(value, factor) != value * factor >> 63) {
            return unstorable("is a time outside the years 1 to 9999");
        }
        return unstorable(Values.storeMicros(value * factor, vector));
    }

    private @Nullable Rejection readString(JsonParser json, ColumnVector vector) throws IOException {
        ColumnType type = column.column().type();
        switch (type.kind()) {
            case TEXT -> {
                return readText(json, type, (BytesVector) vector);
            }
            case ENUM -> {
                String name = json.getText();
                if (!type.names().contains(name)) {
                    return rejected(Reason.WRONG_TYPE, "is none of " + type.names());
                }
                ((BytesVector) vector).set(name);
                return null;
            }
            case TIMESTAMP, DATE, UUID -> {
                return readParsed(json.getText(), type.kind(), vector);
            }
            default -> {
                return wrongType("a string");
            }
        }
    }

    private @Nullable Rejection readText(JsonParser json, ColumnType type, BytesVector vector) throws IOException {
        char[] chars = json.getTextCharacters();
        int offset = json.getTextOffset();
        int length = json.getTextLength();
        char[] repaired = textRepair.repair(chars, offset, length);
        if (repaired != null) {
            return unstorable(Values.storeText(repaired, 0, repaired.length, type.maxBytes(), vector));
        }
        return unstorable(Values.storeText(chars, offset, length, type.maxBytes(), vector));
    }

    private @Nullable Rejection readParsed(String text, Kind kind, ColumnVector vector) {
        try {
            return switch (kind) {
                case TIMESTAMP -> unstorable(Values.storeInstant(Instant.parse(text), (LongVector) vector));
                case DATE -> unstorable(Values.storeDate(LocalDate.parse(text), (LongVector) vector));
                default -> {
                    yield readUuid(text, (BytesVector) vector);
                }
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return wrongType("a string of another form");
        }
    }

    private @Nullable Rejection readUuid(String text, BytesVector vector) {
        String canonical = UUID.fromString(text).toString();
        // fromString fills up short groups: 1-2-3-4-5 would pass.
        if (!canonical.equalsIgnoreCase(text)) {
            return wrongType("a string of another form");
        }
        vector.set(canonical);
        return null;
    }

    Rejection missing() {
        return rejected(Reason.MISSING_FIELD, "is missing");
    }

    private Rejection wrongType(String found) {
        return rejected(
                Reason.WRONG_TYPE,
                "is " + found + ", expected " + column.column().type());
    }

    private @Nullable Rejection unstorable(@Nullable String problem) {
        return problem == null ? null : rejected(Reason.UNSTORABLE, problem);
    }

    private Rejection rejected(Reason reason, String detail) {
        return new Rejection(reason, String.join(".", column.jsonPath()) + " " + detail);
    }
}
