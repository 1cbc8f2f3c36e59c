// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

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
