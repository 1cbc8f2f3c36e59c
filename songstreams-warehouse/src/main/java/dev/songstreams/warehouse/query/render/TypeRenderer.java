// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.TypeName;

/** A type's name, in casts and definitions. */
final class TypeRenderer {

    private final SqlWriter out;

    TypeRenderer(SqlWriter out) {
        this.out = out;
    }

    void render(TypeName type) {
        out.append(type.base().sql());
        if (!type.arguments().isEmpty()) {
            out.append("(")
                    .list(type.arguments(), (Integer each) -> out.append(each))
                    .append(")");
        }
    }
}
