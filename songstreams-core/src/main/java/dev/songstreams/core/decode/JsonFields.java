// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import dev.songstreams.core.event.EventColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one JSON object that lead to columns, or to objects that do. */
final class JsonFields {
    /** What a key leads to: a column, or the fields of an inner object. */
    record Field(int column, @Nullable JsonFields inner) {}

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
        Field present = fields.get(key);
        if (path.size() == 1) {
            if (present != null) {
                throw new IllegalArgumentException("two components read the JSON key " + key);
            }
            fields.put(key, new Field(column, null));
            return;
        }
        JsonFields inner = present == null ? new JsonFields() : present.inner();
        if (inner == null) {
            throw new IllegalArgumentException("the JSON key " + key + " is read as a value and as an object");
        }
        fields.put(key, new Field(-1, inner));
        inner.add(path.subList(1, path.size()), column);
    }

    @Nullable
    Field get(String key) {
        return fields.get(key);
    }
}
