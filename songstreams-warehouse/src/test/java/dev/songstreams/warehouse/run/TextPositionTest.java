// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    select a                     | 0  | 0
                    select a                     | 8  | 8
                    select ?, b                  | 8  | 8
                    select ?, b                  | 12 | 11
                    select ?, ?, b               | 16 | 14
                    select "what?", ?, b         | 22 | 21
                    select 'it''s ?', ?, b       | 24 | 23
                    select a                     | 99 | 9
                    """)
    void isThatOfTheRenderedText(String sql, int sent, int rendered) {
        assertThat(new TextPosition(sql).inRendered(sent)).isEqualTo(rendered);
    }
}
