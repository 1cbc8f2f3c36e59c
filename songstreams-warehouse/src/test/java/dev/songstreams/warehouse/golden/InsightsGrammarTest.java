// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.insights.dbt.DbtModel;
import dev.songstreams.warehouse.insights.dbt.DbtModels;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of the insights, in the form that dbt sends, are Redshift's SQL to an independent parser. */
class InsightsGrammarTest {

    static Stream<DbtModel> models() {
        return DbtModels.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void holdsForEachQuestion(DbtModel model) {
        String sql = model.sql()
                .replaceAll("\\{\\{ source\\('(\\w+)', '(\\w+)'\\) }}", "$1.$2")
                .replaceAll("\\{\\{ var\\([\"'](\\w+)[\"'], \"?(\\w+)\"?\\) }}", "$2")
                .replaceAll("(?m)^--.*\n", "")
                .strip();

        assertThat(RedshiftGrammar.accepts(sql)).as(sql).isTrue();
    }
}
