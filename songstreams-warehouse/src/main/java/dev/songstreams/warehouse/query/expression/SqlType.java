// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import dev.songstreams.warehouse.query.model.TypeName;
import dev.songstreams.warehouse.query.model.TypeName.Base;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A type of Redshift's with the Java type of its values, for casts.
 *
 * @param <T> the Java type
 */
public final class SqlType<T> {

    /** 64-bit integer. */
    public static final SqlType<Long> BIGINT = new SqlType<>(Base.BIGINT, Long.class);
    /** True or false. */
    public static final SqlType<Boolean> BOOLEAN = new SqlType<>(Base.BOOLEAN, Boolean.class);
    /** A day. */
    public static final SqlType<LocalDate> DATE = new SqlType<>(Base.DATE, LocalDate.class);
    /** 64-bit floating point. */
    public static final SqlType<Double> DOUBLE = new SqlType<>(Base.DOUBLE, Double.class);
    /** 32-bit integer. */
    public static final SqlType<Integer> INTEGER = new SqlType<>(Base.INTEGER, Integer.class);
    /** 32-bit floating point. */
    public static final SqlType<Float> REAL = new SqlType<>(Base.REAL, Float.class);
    /** 16-bit integer. */
    public static final SqlType<Short> SMALLINT = new SqlType<>(Base.SMALLINT, Short.class);
    /** JSON, as a value that can be navigated. */
    public static final SqlType<Json> SUPER = new SqlType<>(Base.SUPER, Json.class);
    /** Date and time in UTC. */
    public static final SqlType<Instant> TIMESTAMP = new SqlType<>(Base.TIMESTAMP, Instant.class);

    /** A moment, which the warehouse shows in the session's time zone. */
    public static final SqlType<OffsetDateTime> TIMESTAMPTZ = new SqlType<>(Base.TIMESTAMPTZ, OffsetDateTime.class);

    private static final int MAX_VARCHAR_BYTES = 65_535;
    private static final int MAX_PRECISION = 38;

    private final TypeName name;
    private final Class<T> javaType;

    private SqlType(TypeName name, Class<T> javaType) {
        this.name = name;
        this.javaType = javaType;
    }

    private SqlType(Base base, Class<T> javaType, Integer... arguments) {
        this(new TypeName(base, List.of(arguments)), javaType);
    }

    /** Text of at most so many bytes, 1 to 65,535. */
    public static SqlType<String> varchar(int bytes) {
        requireWithin("the length of a VARCHAR in bytes", bytes, 1, MAX_VARCHAR_BYTES);
        return new SqlType<>(Base.VARCHAR, String.class, bytes);
    }

    /** The same type with another Java type for its values: an enum or a UUID kept as VARCHAR, a LocalDateTime as TIMESTAMP. */
    public <U> SqlType<U> holding(Class<U> values) {
        return new SqlType<>(name, ValueTypes.require(values));
    }

    /** Exact number of at most so many digits, 1 to 38, of which scale are behind the point. */
    public static SqlType<BigDecimal> decimal(int precision, int scale) {
        requireWithin("the precision of a DECIMAL", precision, 1, MAX_PRECISION);
        requireWithin("the scale of a DECIMAL", scale, 0, precision);
        return new SqlType<>(Base.DECIMAL, BigDecimal.class, precision, scale);
    }

    /** The type as the model names it. */
    public TypeName name() {
        return name;
    }

    /** The Java type of its values. */
    public Class<T> javaType() {
        return javaType;
    }

    private static void requireWithin(String what, int number, int least, int greatest) {
        if (number < least || number > greatest) {
            throw new IllegalArgumentException(what + " is " + least + " to " + greatest + ", not " + number);
        }
    }
}
