// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run.value;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one result as the Java types that the query declared. */
public final class ValueReader {

    private final List<ColumnGetter> getters;

    private ValueReader(List<ColumnGetter> getters) {
        this.getters = getters;
    }

    /** A reader of these types from a result with these columns. */
    public static ValueReader of(List<Class<?>> types, ResultSetMetaData columns) throws SQLException {
        List<ColumnGetter> getters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            getters.add(ColumnGetter.of(types.get(i), columns, i + 1));
        }
        return new ValueReader(getters);
    }

    /** The values of the current row; null where the database has null. */
    public @Nullable Object[] read(ResultSet rows) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[getters.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = getters.get(i).get(rows, i + 1);
            values[i] = rows.wasNull() ? null : value;
        }
        return values;
    }
}
