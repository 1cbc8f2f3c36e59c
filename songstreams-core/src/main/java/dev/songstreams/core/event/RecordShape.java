// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A record class as a tree: its components are leaves, which are columns, or records in turn. Turns records into the
 * values of their leaves and back.
 *
 * @param optionalGroup the group number of a nested record that may be absent
 */
record RecordShape(Class<?> type, Constructor<?> constructor, List<Part> parts, OptionalInt optionalGroup) {
    /** One component: the accessor, and either the place of its column or the shape of its record. */
    record Part(Method accessor, int column, @Nullable RecordShape nested) {}

    /** Puts the values of a record's leaves in column order; those of an absent nested record stay null. */
    void read(Object event, @Nullable Object[] values) {
        for (Part part : parts) {
            Object value = invoke(part.accessor(), event);
            if (part.nested() == null) {
                values[part.column()] = value;
            } else if (value != null) {
                part.nested().read(value, values);
            } else if (part.nested().optionalGroup().isEmpty()) {
                throw new UnstorableValueException(nameOf(part.accessor()) + " is null but required");
            }
        }
    }

    /** Makes a record of the values of its leaves; null for a nested record all of whose leaves are null. */
    @Nullable
    Object make(@Nullable Object[] values) {
        if (optionalGroup.isPresent() && isAbsent(values)) {
            return null;
        }
        @Nullable Object[] arguments = new @Nullable Object[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            Part part = parts.get(i);
            arguments[i] = part.nested() == null
                    ? values[part.column()]
                    : part.nested().make(values);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " refused its values: " + exceptionOf(e), exceptionOf(e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private boolean isAbsent(@Nullable Object[] values) {
        for (Part part : parts) {
            boolean absent = part.nested() == null
                    ? values[part.column()] == null
                    : part.nested().isAbsent(values);
            if (!absent) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object invoke(Method accessor, Object event) {
        try {
            return accessor.invoke(event);
        } catch (InvocationTargetException e) {
            throw new UnstorableValueException(nameOf(accessor) + " failed: " + exceptionOf(e), exceptionOf(e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static String nameOf(Method accessor) {
        return accessor.getDeclaringClass().getName() + "." + accessor.getName();
    }

    /** The exception that the record's own code threw; an error, such as no memory, is nobody's value and goes on. */
    private static Throwable exceptionOf(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return Objects.requireNonNull(e.getCause());
    }

    static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        } catch (InaccessibleObjectException e) {
            throw new UnmappableRecordException(
                    type, "its constructor is not accessible; open its package to dev.songstreams.core");
        }
    }
}
