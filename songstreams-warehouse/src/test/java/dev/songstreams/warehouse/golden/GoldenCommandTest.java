// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.render.StatementRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCommandTest {

    @ParameterizedTest
    @MethodSource("dev.songstreams.warehouse.golden.Constructs#commands")
    void rendersToItsTextAndValues(CommandConstruct construct) {
        RenderedQuery rendered = StatementRenderer.render(construct.statement());

        assertThat(rendered.sql()).isEqualTo(construct.sql());
        assertThat(rendered.values()).isEqualTo(construct.values());
        assertThat(rendered.sql().chars().filter(c -> c == '?'))
                .hasSize(rendered.values().size());
    }

    @Test
    void hasANameOfItsOwnForEachConstruct() {
        assertThat(Constructs.commands().map(CommandConstruct::name)).doesNotHaveDuplicates();
    }
}
