// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Definition.Distribution;
import dev.songstreams.warehouse.query.model.Definition.SortKeyColumns;
import dev.songstreams.warehouse.query.model.Definition.TableAttributes;
import java.util.Locale;

/** DISTSTYLE, DISTKEY and SORTKEY. */
final class TableAttributesRenderer {

    private final SqlWriter out;

    TableAttributesRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(TableAttributes attributes) {
        attributes.distribution().ifPresent(this::distribution);
        attributes.sortKey().ifPresent(this::sortKey);
    }

    private void distribution(Distribution distribution) {
        out.append(" diststyle ").append(word(distribution.style()));
        distribution
                .column()
                .ifPresent(column -> out.append(" distkey (").name(column).append(")"));
    }

    private void sortKey(SortKeyColumns key) {
        if (key.kind() == SortKeyColumns.Kind.AUTO) {
            out.append(" sortkey auto");
        } else {
            out.append(" ").append(word(key.kind())).append(" sortkey (");
            out.list(key.columns(), out::name).append(")");
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
