// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JinjaSqlTest {

    @Test
    void putsLiteralsForValuesAndLeavesQuotedQuestionMarks() {
        RenderedQuery query =
                new RenderedQuery("select '?', 'it''s ?', \"a?b\", ?, ?, ?, ?", List.of("O'Neill?", 7L, true, 1e289));

        assertThat(JinjaSql.of(query, List.of()))
                .isEqualTo("select '?', 'it''s ?', \"a?b\", 'O''Neill?', 7, true,"
                        + " cast('1.0E289' as double precision)");
    }

    @Test
    void putsSourcesForTablesUnderTheNameThatTheColumnsSay() {
        RenderedQuery query =
                new RenderedQuery("from songstreams_star.listens\njoin songstreams_star.songs as s on", List.of());

        assertThat(JinjaSql.of(query, List.of()))
                .isEqualTo("from {{ source('songstreams_star', 'listens') }} as listens\n"
                        + "join {{ source('songstreams_star', 'songs') }} as s on");
    }

    @Test
    void putsVariablesForTheirStandIns() {
        RenderedQuery query = new RenderedQuery("where zone = 'X/Y' and place <= ?\nlimit 12345", List.of(12345L));

        assertThat(JinjaSql.of(
                        query, List.of(DbtVariable.number("top", 12345, 10), DbtVariable.text("zone", "X/Y", "UTC"))))
                .isEqualTo("where zone = '{{ var(\"zone\", \"UTC\") }}' and place <= {{ var('top', 10) }}\n"
                        + "limit {{ var('top', 10) }}");
    }

    @Test
    void refusesWhatDbtWouldTakeForItsOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JinjaSql.of(new RenderedQuery("select ?", List.of("{{ 1 }}")), List.of()))
                .withMessage("dbt would take part of this for Jinja: {{ 1 }}");
    }

    @Test
    void refusesAValueWithoutLiteralAndAVariableWithoutPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JinjaSql.of(new RenderedQuery("select ?", List.of(LocalDate.EPOCH)), List.of()))
                .withMessage("no literal for a value of class java.time.LocalDate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JinjaSql.of(
                        new RenderedQuery("select 1", List.of()), List.of(DbtVariable.number("top", 77, 10))))
                .withMessage("the query has no 77, which stands for {{ var('top', 10) }}:\nselect 1");
    }
}
