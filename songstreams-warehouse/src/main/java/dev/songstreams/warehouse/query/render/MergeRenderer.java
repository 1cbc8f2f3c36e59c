// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.render;

import dev.songstreams.warehouse.query.model.Predicate;
import dev.songstreams.warehouse.query.model.Source;
import dev.songstreams.warehouse.query.model.Write;

/** MERGE in both of its forms. */
final class MergeRenderer {

    private final SqlWriter out;

    MergeRenderer(SqlWriter out) {
        this.out = out;
    }

    void merge(Write.Merge merge) {
        head(merge.target(), merge.source(), merge.on());
        AssignmentRenderer assignments = new AssignmentRenderer(out);
        out.line("when matched then ");
        merge.update()
                .ifPresentOrElse(
                        update -> {
                            out.append("update ");
                            assignments.set(update);
                        },
                        () -> out.append("delete"));
        out.line("when not matched then ");
        assignments.insert(merge.insert());
    }

    void removeDuplicates(Write.MergeDuplicates merge) {
        head(merge.target(), merge.source(), merge.on());
        out.line("remove duplicates");
    }

    private void head(Source.Named target, Source.Named source, Predicate on) {
        FromRenderer tables = new FromRenderer(out, false);
        out.append("merge into ");
        tables.named(target);
        out.line("using ");
        tables.named(source);
        out.line("on ");
        new PredicateRenderer(out).render(on);
    }
}
