// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as records: the canonical constructor, called with the columns in their order. */
final class RecordShape<S extends Record> {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private final RecordComponent[] components;
    private final Constructor<S> constructor;

    private RecordShape(Class<S> type, List<Class<?>> columns) {
        this.components = type.getRecordComponents();
        requireFitting(type, columns);
        this.constructor = constructor(type);
    }

    static <S extends Record> RowShape<S> of(Class<S> type, List<Class<?>> columns) {
        return new RowShape<>(columns, new RecordShape<>(type, columns)::make);
    }

    private void requireFitting(Class<S> type, List<Class<?>> columns) {
        if (components.length != columns.size()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has " + components.length
                    + " components, but the query selects " + columns.size() + " columns");
        }
        for (int i = 0; i < components.length; i++) {
            Class<?> component = components[i].getType();
            if (!BOXES.getOrDefault(component, component).isAssignableFrom(columns.get(i))) {
                throw new IllegalArgumentException("component " + (i + 1) + " of " + type.getSimpleName() + ", "
                        + components[i].getName() + ", is of type " + component.getSimpleName()
                        + ", but the query selects "
                        + columns.get(i).getSimpleName() + " there");
            }
        }
    }

    private Constructor<S> constructor(Class<S> type) {
        Class<?>[] parameters =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<S> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record has its canonical constructor", e);
        }
    }

    private S make(@Nullable Object[] values) {
        requireNoNullInPrimitives(values);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw thrownByConstructor(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getName(), e);
        }
    }

    private void requireNoNullInPrimitives(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components[i].getType().isPrimitive()) {
                throw new IllegalStateException("column " + (i + 1) + " is null, but "
                        + constructor.getDeclaringClass().getSimpleName() + "." + components[i].getName() + " is a "
                        + components[i].getType().getName() + "; use its box, or COALESCE in the query");
            }
        }
    }

    private RuntimeException thrownByConstructor(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(
                        "cannot make a " + constructor.getDeclaringClass().getName(), cause);
    }
}
