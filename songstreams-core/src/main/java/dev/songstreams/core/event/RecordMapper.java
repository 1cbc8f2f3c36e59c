// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import dev.songstreams.core.row.Column;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** Walks a record class and its nested records once, and collects the columns on the way. */
final class RecordMapper {
    private final List<EventColumn> columns = new ArrayList<>();
    private final List<Class<?>> leafTypes = new ArrayList<>();
    private final List<Integer> groupParents = new ArrayList<>();
    private final Deque<Class<?>> path = new ArrayDeque<>();
    private OptionalInt eventTime = OptionalInt.empty();

    List<EventColumn> columns() {
        return columns;
    }

    /** The Java type of each column, in the order of {@link #columns}. */
    List<Class<?>> leafTypes() {
        return leafTypes;
    }

    OptionalInt eventTime() {
        return eventTime;
    }

    /** For each nested record that may be absent, the one of them around it, or -1. */
    List<Integer> groupParents() {
        return groupParents;
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
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new UnmappableRecordException(type, "has no components, so there is no column to make of it");
        }
        path.push(type);
        List<RecordShape.Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            AnnotationRules.check(component);
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
        OptionalInt own = required ? OptionalInt.empty() : OptionalInt.of(newGroup(enclosing));
        RecordShape shape = map(component.getType(), inner, innerPrefix, own, required ? enclosing : own);
        return new RecordShape.Part(accessor(component), -1, shape);
    }

    private int newGroup(OptionalInt parent) {
        groupParents.add(parent.orElse(-1));
        return groupParents.size() - 1;
    }

    private RecordShape.Part leaf(RecordComponent component, List<String> jsonPath, String prefix, OptionalInt group) {
        EventColumn column;
        try {
            column = column(component, append(jsonPath, jsonName(component)), prefix, group);
        } catch (IllegalArgumentException e) {
            throw new UnmappableRecordException(component, String.valueOf(e.getMessage()));
        }
        ColumnClashes.check(component, column, columns);
        markEventTime(component, column);
        columns.add(column);
        leafTypes.add(component.getType());
        return new RecordShape.Part(accessor(component), columns.size() - 1, null);
    }

    private static EventColumn column(
            RecordComponent component, List<String> jsonPath, String prefix, OptionalInt group) {
        boolean required = component.getType().isPrimitive() || component.isAnnotationPresent(Required.class);
        SortKey sortKey = component.getAnnotation(SortKey.class);
        return new EventColumn(
                // Within a record that may be absent nothing is required of every row.
                new Column(prefix + columnName(component), ColumnTypes.of(component), required && group.isEmpty()),
                jsonPath,
                group,
                required && group.isPresent(),
                ColumnTypes.epochUnit(component),
                sortKey == null ? OptionalInt.empty() : OptionalInt.of(sortKey.value()),
                component.isAnnotationPresent(DistKey.class));
    }

    private void markEventTime(RecordComponent component, EventColumn column) {
        if (!component.isAnnotationPresent(EventTime.class)) {
            return;
        }
        if (!column.column().required()) {
            throw new UnmappableRecordException(
                    component, "@EventTime needs @Required: an event without its time has no date to lie under");
        }
        if (eventTime.isPresent()) {
            throw new UnmappableRecordException(
                    component,
                    "a second @EventTime; the first is "
                            + columns.get(eventTime.getAsInt()).name());
        }
        eventTime = OptionalInt.of(columns.size());
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
        } catch (InaccessibleObjectException e) {
            throw new UnmappableRecordException(
                    component, "is not accessible; open its package to dev.songstreams.core");
        }
        return accessor;
    }

    private static List<String> append(List<String> path, String last) {
        List<String> all = new ArrayList<>(path);
        all.add(last);
        return all;
    }
}
