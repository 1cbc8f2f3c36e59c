// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON object that lead to columns, or to objects that do. */
final class QuickFields {
    /** What a key leads to: a column, or the fields of an inner object. */
    static final class Field {
        private final byte[] name;
        private final byte[] withColon;
        private final int column;
        private final @Nullable QuickFields inner;
        private @Nullable Field usuallyNext;
        private long lastDocument;

        private Field(String key, int column, @Nullable QuickFields inner) {
            this.name = key.getBytes(StandardCharsets.UTF_8);
            this.withColon = ('"' + key + "\":").getBytes(StandardCharsets.UTF_8);
            this.column = column;
            this.inner = inner;
        }

        int column() {
            return column;
        }

        @Nullable
        QuickFields inner() {
            return inner;
        }

        /** Notes that the key stands in this document; false if it did already. */
        boolean isFirstIn(long document) {
            boolean first = lastDocument != document;
            lastDocument = document;
            return first;
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private @Nullable Field usuallyFirst;

    /** Adds a column under a path of keys. */
    void add(List<String> path, int column) {
        String key = path.get(0);
        if (path.size() == 1) {
            fields.add(new Field(key, column, null));
            return;
        }
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        QuickFields inner = fields.stream()
                .filter(field -> java.util.Arrays.equals(field.name, name))
                .findFirst()
                .map(Field::inner)
                .orElse(null);
        if (inner == null) {
            inner = new QuickFields();
            fields.add(new Field(key, -1, inner));
        }
        inner.add(path.subList(1, path.size()), column);
    }

    /**
     * Steps over the key and its colon if it is the one that came behind that field the last time, for producers write their keys in
     * the same order each time.
     *
     * @param before the last field, or null at an object's beginning
     * @return the field, or null if another key, or none, stands there, or the colon not at once behind it
     */
    @Nullable
    Field takeUsual(@Nullable Field before, JsonText text) {
        Field guess = before == null ? usuallyFirst : before.usuallyNext;
        return guess != null && text.take(guess.withColon) ? guess : null;
    }

    /** The field of a key, which is from now on expected behind that other field; null if nobody asked for it. */
    @Nullable
    Field find(JsonString key, @Nullable Field before) {
        for (Field field : fields) {
            if (key.is(field.name)) {
                if (before == null) {
                    usuallyFirst = field;
                } else {
                    before.usuallyNext = field;
                }
                return field;
            }
        }
        return null;
    }
}
