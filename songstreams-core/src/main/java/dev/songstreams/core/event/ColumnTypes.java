// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The column type that follows from a component's Java type and annotations. What has none is an {@link
 * IllegalArgumentException} with the reason.
 */
final class ColumnTypes {
    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(int.class, Kind.INT),
            Map.entry(Integer.class, Kind.INT),
            Map.entry(long.class, Kind.LONG),
            Map.entry(Long.class, Kind.LONG),
            Map.entry(float.class, Kind.FLOAT),
            Map.entry(Float.class, Kind.FLOAT),
            Map.entry(double.class, Kind.DOUBLE),
            Map.entry(Double.class, Kind.DOUBLE),
            Map.entry(boolean.class, Kind.BOOLEAN),
            Map.entry(Boolean.class, Kind.BOOLEAN),
            Map.entry(Instant.class, Kind.TIMESTAMP),
            Map.entry(LocalDate.class, Kind.DATE),
            Map.entry(UUID.class, Kind.UUID));
    private static final Set<ChronoUnit> EPOCH_UNITS = Set.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS);

    private ColumnTypes() {}

    static ColumnType of(RecordComponent component) {
        Class<?> type = component.getType();
        Kind kind = KINDS.get(type);
        if (kind != null) {
            return ColumnType.of(kind);
        }
        if (type == String.class) {
            Text text = component.getAnnotation(Text.class);
            return ColumnType.text(text == null ? Text.DEFAULT_MAX_BYTES : text.maxBytes());
        }
        if (type == BigDecimal.class) {
            return decimal(component.getAnnotation(Digits.class));
        }
        if (type.isEnum()) {
            return enumeration(type);
        }
        throw new IllegalArgumentException(
                "the type " + component.getGenericType().getTypeName()
                        + " has no column type; use String, int, long, float, double, boolean, their boxes, Instant, LocalDate,"
                        + " BigDecimal, UUID, an enum or a record");
    }

    private static ColumnType decimal(@Nullable Digits digits) {
        if (digits == null) {
            throw new IllegalArgumentException("a BigDecimal needs @Digits(precision, scale)");
        }
        return ColumnType.decimal(digits.precision(), digits.scale());
    }

    private static ColumnType enumeration(Class<?> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the enum " + type.getName() + " has no constants");
        }
        return ColumnType.enumeration(names);
    }

    static ChronoUnit epochUnit(RecordComponent component) {
        Epoch epoch = component.getAnnotation(Epoch.class);
        if (epoch == null) {
            return ChronoUnit.MILLIS;
        }
        if (!EPOCH_UNITS.contains(epoch.value())) {
            throw new IllegalArgumentException("@Epoch takes SECONDS, MILLIS or MICROS, not "
                    + epoch.value().name());
        }
        return epoch.value();
    }
}
