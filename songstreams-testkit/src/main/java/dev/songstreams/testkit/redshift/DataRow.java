// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.unload.UnloadColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows that PostgreSQL sends in text form. */
final class DataRow {

    private DataRow() {}

    /** The values of a row; null is null. */
    static List<@Nullable String> texts(PgMessage row) {
        ByteBuffer buffer = ByteBuffer.wrap(row.body());
        int count = buffer.getShort();
        List<@Nullable String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text(buffer));
        }
        return values;
    }

    /** The names and types in the description of rows. */
    static List<UnloadColumn> columns(PgMessage description) {
        PgMessage.Reader reader = description.reader();
        int count = reader.buffer().getShort();
        List<UnloadColumn> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = reader.string();
            // The table's number and the column's in it come first, then the
            // type, its length, its modifier and the form.
            reader.buffer().getInt();
            reader.buffer().getShort();
            int type = reader.buffer().getInt();
            reader.buffer().getShort();
            int modifier = reader.buffer().getInt();
            reader.buffer().getShort();
            columns.add(new UnloadColumn(name, type, modifier));
        }
        return columns;
    }

    private static @Nullable String text(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
