// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.core.row.ColumnType.Kind;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks a record class and its nested records once, and collects the columns on the way. */
final class RecordMapper {
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

    private final List<EventColumn> columns = new ArrayList<>();
    private final List<Class<?>> leafTypes = new ArrayList<>();
    private final Deque<Class<?>> path = new ArrayDeque<>();
    private int groups;
    private @Nullable Integer eventTime;

    List<EventColumn> columns() {
        return columns;
    }

    /** The Java type of each column, in the order of {@link #columns}. */
    List<Class<?>> leafTypes() {
        return leafTypes;
    }

    @Nullable
    Integer eventTime() {
        return eventTime;
    }

    int groups() {
        return groups;
    }

    RecordShape map(Class<?> type) {
        return map(type, List.of(), "", OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * @param own the group of this record itself if it may be absent
     * @param enclosing the group its leaves belong to: its own, or that of a record around it
     */
    private RecordShape map(
            Class<?> type, List<String> jsonPath, String prefix, OptionalInt own, OptionalInt enclosing) {
        if (path.contains(type)) {
            throw new UnmappableRecordException(type, "a record that contains itself has no fixed set of columns");
        }
        path.push(type);
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new UnmappableRecordException(type, "has no components, so there is no column to make of it");
        }
        List<RecordShape.Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(
                    component.getType().isRecord()
                            ? nested(component, jsonPath, prefix, enclosing)
                            : leaf(component, jsonPath, prefix, enclosing));
        }
        path.pop();
        return new RecordShape(type, RecordShape.canonicalConstructor(type, components), List.copyOf(parts), own);
    }

    private RecordShape.Part nested(
            RecordComponent component, List<String> jsonPath, String prefix, OptionalInt enclosing) {
        boolean object = component.isAnnotationPresent(Nested.class);
        List<String> inner = object ? append(jsonPath, jsonName(component)) : jsonPath;
        String innerPrefix = object ? prefix + columnName(component) + "_" : prefix;
        boolean required = component.isAnnotationPresent(Required.class);
        OptionalInt own = required ? OptionalInt.empty() : OptionalInt.of(groups++);
        RecordShape shape = map(component.getType(), inner, innerPrefix, own, required ? enclosing : own);
        return new RecordShape.Part(accessor(component), -1, shape);
    }

    private RecordShape.Part leaf(RecordComponent component, List<String> jsonPath, String prefix, OptionalInt group) {
        ColumnType type = columnType(component);
        // Within a record that may be absent nothing is required of every row.
        boolean required = isRequired(component) && group.isEmpty();
        Column column = new Column(prefix + columnName(component), type, required);
        markEventTime(component, type, required);
        SortKey sortKey = component.getAnnotation(SortKey.class);
        columns.add(new EventColumn(
                column,
                append(jsonPath, jsonName(component)),
                group,
                isRequired(component) && group.isPresent(),
                epochUnit(component, type),
                sortKey == null ? OptionalInt.empty() : OptionalInt.of(sortKey.value()),
                component.isAnnotationPresent(DistKey.class)));
        leafTypes.add(component.getType());
        return new RecordShape.Part(accessor(component), columns.size() - 1, null);
    }

    private void markEventTime(RecordComponent component, ColumnType type, boolean required) {
        if (!component.isAnnotationPresent(EventTime.class)) {
            return;
        }
        if (type.kind() != Kind.TIMESTAMP) {
            throw refused(
                    component,
                    "@EventTime needs an Instant, not a " + component.getType().getSimpleName());
        }
        if (!required) {
            throw refused(component, "@EventTime needs @Required: an event without its time has no date to lie under");
        }
        if (eventTime != null) {
            throw refused(
                    component,
                    "a second @EventTime; the first is "
                            + columns.get(eventTime).name());
        }
        eventTime = columns.size();
    }

    private ColumnType columnType(RecordComponent component) {
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
            Digits digits = component.getAnnotation(Digits.class);
            if (digits == null) {
                throw refused(component, "a BigDecimal needs @Digits(precision, scale)");
            }
            return ColumnType.decimal(digits.precision(), digits.scale());
        }
        if (type.isEnum()) {
            return ColumnType.enumeration(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        }
        throw refused(
                component,
                "the type " + component.getGenericType().getTypeName() + " has no column type; use String,"
                        + " int, long, float, double, boolean, their boxes, Instant, LocalDate, BigDecimal, UUID, an enum or a"
                        + " record");
    }

    private static ChronoUnit epochUnit(RecordComponent component, ColumnType type) {
        Epoch epoch = component.getAnnotation(Epoch.class);
        if (epoch == null) {
            return ChronoUnit.MILLIS;
        }
        if (type.kind() != Kind.TIMESTAMP || !EPOCH_UNITS.contains(epoch.value())) {
            throw refused(component, "@Epoch goes on an Instant and takes SECONDS, MILLIS or MICROS");
        }
        return epoch.value();
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType().isPrimitive() || component.isAnnotationPresent(Required.class);
    }

    private static String jsonName(RecordComponent component) {
        Names names = component.getAnnotation(Names.class);
        return names == null || names.json().isEmpty() ? component.getName() : names.json();
    }

    private static String columnName(RecordComponent component) {
        Names names = component.getAnnotation(Names.class);
        return names == null || names.column().isEmpty() ? SnakeCase.of(component.getName()) : names.column();
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
        } catch (RuntimeException e) {
            throw refused(component, "is not accessible; open its package to dev.songstreams.core");
        }
        return accessor;
    }

    private static List<String> append(List<String> path, String last) {
        List<String> all = new ArrayList<>(path);
        all.add(last);
        return all;
    }

    private static UnmappableRecordException refused(RecordComponent component, String reason) {
        return new UnmappableRecordException(component.getDeclaringRecord(), component.getName(), reason);
    }
}
