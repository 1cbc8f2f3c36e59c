// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.row;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column: one declaration from which the JSON reading, the CSV text, the Parquet type and the Redshift
 * type follow. Immutable.
 *
 * @param kind what sort of value the column holds
 * @param maxBytes for {@link Kind#TEXT}, {@link Kind#ENUM} and {@link Kind#UUID}: the most UTF-8 bytes a value may
 *     have, as Redshift's VARCHAR counts them; 0 for the others
 * @param precision for {@link Kind#DECIMAL}: all digits, 1 to 38; 0 for the others
 * @param scale for {@link Kind#DECIMAL}: digits after the point; 0 for the others
 * @param names for {@link Kind#ENUM}: the values allowed; empty for the others
 */
public record ColumnType(Kind kind, int maxBytes, int precision, int scale, List<String> names) {
    /** The widest VARCHAR of Redshift, in bytes. */
    public static final int MAX_TEXT_BYTES = 65_535;

    /** The widest DECIMAL of Redshift, in digits. */
    public static final int MAX_PRECISION = 38;

    /** The widest DECIMAL whose unscaled value always fits a {@code long}. */
    static final int MAX_LONG_PRECISION = 18;

    private static final Pattern FORM = Pattern.compile("([A-Z]+)(?:[(\\[](.*)[)\\]])?");

    /** What sort of value a column holds. */
    public enum Kind {
        /** UTF-8 text. */
        TEXT,
        /** 32-bit signed integer. */
        INT,
        /** 64-bit signed integer. */
        LONG,
        /** 32-bit IEEE 754. */
        FLOAT,
        /** 64-bit IEEE 754. */
        DOUBLE,
        /** True or false; a vector holds 1 or 0. */
        BOOLEAN,
        /** An instant; a vector holds microseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP,
        /** A calendar date; a vector holds days since 1970-01-01. */
        DATE,
        /** A decimal number; a vector holds the unscaled value. */
        DECIMAL,
        /** A UUID in its 36-character text form. */
        UUID,
        /** One of a fixed list of names, as text. */
        ENUM
    }

    /** In which kind of vector a column's values lie. */
    public enum Storage {
        /** {@link LongVector}. */
        LONG,
        /** {@link DoubleVector}. */
        DOUBLE,
        /** {@link BytesVector}. */
        BYTES
    }

    /** Checks that the attributes fit the kind. */
    public ColumnType {
        names = List.copyOf(names);
        if (names.isEmpty() == (kind == Kind.ENUM)) {
            throw new IllegalArgumentException("a column of kind " + kind + " can't have the names " + names);
        }
        boolean text = kind == Kind.TEXT || kind == Kind.ENUM || kind == Kind.UUID;
        if (text && (maxBytes < 1 || maxBytes > MAX_TEXT_BYTES)) {
            throw new IllegalArgumentException(
                    "a text column holds 1 to " + MAX_TEXT_BYTES + " bytes, not " + maxBytes);
        }
        if (kind == Kind.DECIMAL && (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision)) {
            throw new IllegalArgumentException("a decimal has 1 to " + MAX_PRECISION
                    + " digits and a scale of 0 to that many, not (" + precision + ", " + scale + ")");
        }
    }

    /**
     * Text of at most so many UTF-8 bytes.
     *
     * @param maxBytes 1 to 65535
     */
    public static ColumnType text(int maxBytes) {
        return new ColumnType(Kind.TEXT, maxBytes, 0, 0, List.of());
    }

    /** A type that has no attributes: any kind but TEXT, DECIMAL and ENUM. */
    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, kind == Kind.UUID ? 36 : 0, 0, 0, List.of());
    }

    /** A decimal number of so many digits, of which {@code scale} after the point. */
    public static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, 0, precision, scale, List.of());
    }

    /** One of these names. */
    public static ColumnType enumeration(List<String> names) {
        int longest = names.stream().mapToInt(Utf8::length).max().orElse(0);
        return new ColumnType(Kind.ENUM, longest, 0, 0, names);
    }

    /** Whether each value of the other type is one of this: they are equal, or both are text, of which this holds as much or more. */
    public boolean holds(ColumnType other) {
        return equals(other) || kind == Kind.TEXT && other.kind == Kind.TEXT && maxBytes >= other.maxBytes;
    }

    /** In which kind of vector the values lie. */
    public Storage storage() {
        return switch (kind) {
            case INT, LONG, BOOLEAN, TIMESTAMP, DATE -> Storage.LONG;
            case FLOAT, DOUBLE -> Storage.DOUBLE;
            case TEXT, UUID, ENUM -> Storage.BYTES;
            case DECIMAL -> precision <= MAX_LONG_PRECISION ? Storage.LONG : Storage.BYTES;
        };
    }

    /**
     * The type of which {@link #toString} gives this text.
     *
     * @throws IllegalArgumentException if the text is of no type
     */
    public static ColumnType parse(String text) {
        try {
            ColumnType type = parseLeniently(text);
            if (type.toString().equals(text)) {
                return type;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no column type: " + text, e);
        }
        throw new IllegalArgumentException("no column type: " + text);
    }

    private static ColumnType parseLeniently(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it has another form than KIND, KIND(...) or KIND[...]");
        }
        Kind kind = Kind.valueOf(matcher.group(1));
        String attributes = matcher.group(2);
        if (attributes == null) {
            return of(kind);
        }
        String[] parts = attributes.split(", ?");
        return switch (kind) {
            case TEXT -> text(Integer.parseInt(parts[0]));
            case DECIMAL -> decimal(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            case ENUM -> enumeration(List.of(parts));
            default -> throw new IllegalArgumentException(kind + " has no attributes");
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case TEXT -> "TEXT(" + maxBytes + ")";
            case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
            case ENUM -> "ENUM" + names;
            default -> kind.name();
        };
    }
}
