// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a result become a row's value.
 *
 * @param types the Java types of the columns, in their order
 * @param maker makes the row of the columns' values, which are of these types or null
 * @param <R> what a row is
 */
public record RowShape<R>(List<Class<?>> types, Function<@Nullable Object[], R> maker) {

    /** Copies the list. */
    public RowShape {
        types = List.copyOf(types);
    }

    /** A row that is the value of its one column. A null is passed on as it is. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the reader gives values of the declared type, or null
    static <T> RowShape<T> ofOne(Class<T> type) {
        return new RowShape<>(List.of(type), values -> (T) values[0]);
    }
}
