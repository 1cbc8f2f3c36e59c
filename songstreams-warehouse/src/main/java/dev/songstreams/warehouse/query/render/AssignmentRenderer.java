// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Write.Assigned;
import java.util.List;

/** Columns and what is put into them; a column stands by its bare name there. */
final class AssignmentRenderer {

    private final SqlWriter out;
    private final ExpressionRenderer expressions;

    AssignmentRenderer(SqlWriter out) {
        this.out = out;
        this.expressions = new ExpressionRenderer(out);
    }

    /** The SET clause. */
    void set(List<Assigned> assignments) {
        out.append("set ").list(assignments, each -> {
            out.name(each.column()).append(" = ");
            expressions.render(each.value());
        });
    }

    /** Column list and VALUES. */
    void insert(List<Assigned> assignments) {
        out.append("insert (").list(assignments, each -> out.name(each.column()));
        out.append(") values (").list(assignments, each -> expressions.render(each.value()));
        out.append(")");
    }
}
