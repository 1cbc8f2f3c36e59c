// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.event.EventColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON object that lead to columns, or to objects that do; an event type has no two that clash. */
final class JsonFields {
    /** What a key leads to: a column, or the fields of an inner object. */
    static final class Field {
        private final int column;
        private final @Nullable JsonFields inner;
        private long lastDocument;

        private Field(int column, @Nullable JsonFields inner) {
            this.column = column;
            this.inner = inner;
        }

        int column() {
            return column;
        }

        @Nullable
        JsonFields inner() {
            return inner;
        }

        /** Notes that the key stands in this document, and tells whether it did already. */
        boolean isRepeatedIn(long document) {
            boolean repeated = lastDocument == document;
            lastDocument = document;
            return repeated;
        }
    }

    private final Map<String, Field> fields = new HashMap<>();

    static JsonFields of(List<EventColumn> columns) {
        JsonFields root = new JsonFields();
        for (int i = 0; i < columns.size(); i++) {
            root.add(columns.get(i).jsonPath(), i);
        }
        return root;
    }

    private void add(List<String> path, int column) {
        String key = path.get(0);
        if (path.size() == 1) {
            fields.put(key, new Field(column, null));
            return;
        }
        JsonFields inner = fields.computeIfAbsent(key, absent -> new Field(-1, new JsonFields()))
                .inner();
        if (inner == null) {
            throw new IllegalArgumentException("the JSON key " + key + " is read as a value and as an object");
        }
        inner.add(path.subList(1, path.size()), column);
    }

    @Nullable
    Field get(String key) {
        return fields.get(key);
    }
}
