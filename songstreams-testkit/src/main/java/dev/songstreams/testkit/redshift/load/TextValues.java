// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the fields of text files. A field comes as text whose characters are the bytes of the file (ISO-8859-1), which makes a
 * string's length its length in bytes, and leaves the bytes of UTF-8 as they are.
 *
 * <p>Which fields are null is from the AWS page "Data conversion parameters".
 */
final class TextValues {

    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no");

    private final CopyCommand command;
    private final String nullText;
    private final TextTimes times;

    TextValues(CopyCommand command) throws LoadFailure {
        this.command = command;
        this.nullText = asBytes(command.argument(CopyOption.NULL, "\\N"));
        this.times = new TextTimes(command);
    }

    void write(TargetColumn column, String field, RowSink sink) throws ValueFaultException {
        if (isNull(column, field)) {
            writeNull(column, sink);
        } else if (column.type().isText()) {
            writeText(column, field, sink);
        } else if (column.type().isMoment() && command.has(CopyOption.ACCEPTANYDATE)) {
            writeAnyDate(column, field.strip(), sink);
        } else {
            writeParsed(column, field.strip(), sink);
        }
    }

    /** A text as it is compared with fields: its bytes in UTF-8 as characters. */
    static String asBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** With ACCEPTANYDATE, what is no date is null. */
    private void writeAnyDate(TargetColumn column, String field, RowSink sink) throws ValueFaultException {
        try {
            writeParsed(column, field, sink);
        } catch (ValueFaultException e) {
            writeNull(column, sink);
        }
    }

    void writeNull(TargetColumn column, RowSink sink) throws ValueFaultException {
        if (column.notNull()) {
            throw new ValueFaultException(ValueFault.missing());
        }
        sink.nullField();
    }

    /** An empty field is no number and no date; as a string it is empty unless an option says it is null. */
    private boolean isNull(TargetColumn column, String field) {
        if (field.equals(nullText)) {
            return true;
        } else if (!column.type().isText()) {
            return field.isBlank();
        } else if (field.isEmpty()) {
            return command.has(CopyOption.EMPTYASNULL);
        }
        return field.isBlank() && command.has(CopyOption.BLANKSASNULL);
    }

    private void writeText(TargetColumn column, String field, RowSink sink) throws ValueFaultException {
        String text = command.has(CopyOption.TRIMBLANKS) ? field.stripTrailing() : field;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (command.has(CopyOption.ACCEPTINVCHARS)) {
            bytes = InvalidCharacters.replace(bytes, command.argument(CopyOption.ACCEPTINVCHARS, "?"));
        }
        int length = bytes.length;
        if (command.has(CopyOption.TRUNCATECOLUMNS) && column.length() > 0) {
            length = InvalidCharacters.cut(bytes, column.length());
        }
        Values.text(column, ByteBuffer.wrap(bytes, 0, length), sink);
    }

    private void writeParsed(TargetColumn column, String field, RowSink sink) throws ValueFaultException {
        switch (column.type()) {
            case SMALLINT -> sink.int16Field((int) integer(field, "Short", Short.MIN_VALUE, Short.MAX_VALUE));
            case INTEGER -> sink.int32Field((int) integer(field, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIGINT -> sink.int64Field(integer(field, "Long", Long.MIN_VALUE, Long.MAX_VALUE));
            case REAL -> sink.int32Field(Float.floatToIntBits((float) floating(field)));
            case DOUBLE -> sink.int64Field(Double.doubleToLongBits(floating(field)));
            case NUMERIC -> Values.decimal(column, decimal(column, field), sink);
            case BOOLEAN -> sink.int8Field(bool(field));
            case DATE -> Values.date(times.epochDay(field), sink);
            case TIMESTAMP, TIMESTAMPTZ -> Values.timestamp(times.epochMicros(field), sink);
            case TIME -> sink.int64Field(time(field));
            case SUPER -> Values.json(ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1)), sink);
            default ->
                throw new ValueFaultException(
                        ValueFault.LINE, "not supported by the local Redshift yet: text into " + column.declaration());
        }
    }

    private static long integer(String field, String type, long min, long max) throws ValueFaultException {
        int sign = field.startsWith("-") || field.startsWith("+") ? 1 : 0;
        for (int i = sign; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c < '0' || c > '9') {
                throw new ValueFaultException(
                        ValueFault.DIGIT, "Invalid digit, Value '" + c + "', Pos " + i + ", Type: " + type);
            }
        }
        try {
            long value = Long.parseLong(field);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Too long for any integer: the same fault as too long for this one.
        }
        throw new ValueFaultException(ValueFault.OUT_OF_RANGE, "Overflow, Type: " + type);
    }

    private static double floating(String field) throws ValueFaultException {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw new ValueFaultException(ValueFault.FLOAT, "Invalid character found in a float field");
        }
    }

    /** Digits beyond the scale are cut off, unless ROUNDEC asks for rounding. */
    private BigDecimal decimal(TargetColumn column, String field) throws ValueFaultException {
        try {
            RoundingMode mode = command.has(CopyOption.ROUNDEC) ? RoundingMode.HALF_UP : RoundingMode.DOWN;
            return new BigDecimal(field).setScale(column.scale(), mode);
        } catch (NumberFormatException e) {
            throw new ValueFaultException(ValueFault.DECIMAL, "Invalid digit, Type: Decimal");
        }
    }

    private static int bool(String field) throws ValueFaultException {
        String lower = field.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new ValueFaultException(ValueFault.BOOLEAN, "Unknown boolean format");
        }
        return TRUE.contains(lower) ? 1 : 0;
    }

    private static long time(String field) throws ValueFaultException {
        try {
            return LocalTime.parse(field).toNanoOfDay() / 1000;
        } catch (DateTimeParseException e) {
            throw new ValueFaultException(ValueFault.TIMESTAMP, "Invalid time format");
        }
    }
}
