// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSqlTest {

    @ParameterizedTest
    @MethodSource("dev.songstreams.warehouse.golden.Constructs#all")
    void rendersToItsTextAndValues(Construct construct) {
        RenderedQuery rendered = construct.query().render();

        assertThat(rendered.sql()).isEqualTo(construct.sql());
        assertThat(rendered.values()).isEqualTo(construct.values());
    }

    @ParameterizedTest
    @MethodSource("dev.songstreams.warehouse.golden.Constructs#all")
    void hasAQuestionMarkForEachValue(Construct construct) {
        RenderedQuery rendered = construct.query().render();

        assertThat(rendered.sql().chars().filter(c -> c == '?'))
                .hasSize(rendered.values().size());
    }

    @Test
    void hasANameOfItsOwnForEachConstruct() {
        assertThat(Constructs.all().map(Construct::name)).doesNotHaveDuplicates();
    }
}
