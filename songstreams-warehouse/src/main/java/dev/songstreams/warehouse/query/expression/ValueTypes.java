// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The Java types that a column or value may have: text, numbers and boolean; enums, by name, and {@link UUID}, both kept
 * as text; and of dates and times {@link LocalDate} for DATE, {@link Instant} for a TIMESTAMP that holds UTC,
 * {@link LocalDateTime} for a TIMESTAMP that holds something else, {@link OffsetDateTime} for TIMESTAMPTZ;
 * and {@link Json} for SUPER.
 *
 * <p>TIMESTAMP and TIMESTAMPTZ have different Java types because the server compares one with the other by the session's
 * time zone, which the driver sets to the JVM's: such a comparison must not compile.
 */
public final class ValueTypes {

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            UUID.class,
            Json.class);

    private ValueTypes() {}

    /** The types other than enums. */
    public static Set<Class<?>> plain() {
        return PLAIN;
    }

    /**
     * Gives the type back if it is one that can be bound and read.
     *
     * @throws IllegalArgumentException if not, saying which are
     */
    public static <T> Class<T> require(Class<T> type) {
        if (PLAIN.contains(type) || type.isEnum()) {
            return type;
        }
        TreeSet<String> names = new TreeSet<>();
        PLAIN.forEach(each -> names.add(each.getSimpleName()));
        throw new IllegalArgumentException(type.getName() + " is not a type that a column can have; these are: enums, "
                + String.join(", ", names));
    }

    /** The type of a value, which for a constant of an enum is the enum, even if the constant has a body. */
    @SuppressWarnings("unchecked") // a value of static type T is of its own class; the declaring class is a supertype
    static <T> Class<T> of(T value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        return (Class<T>) require(type);
    }
}
