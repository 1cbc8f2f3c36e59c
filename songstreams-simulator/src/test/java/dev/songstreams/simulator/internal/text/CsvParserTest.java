// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvParserTest {
    @Test
    void readsPlainAndQuotedFields() {
        assertThat(parse("a,b\n\"c, d\",\"e \"\"f\"\"\"\n\"\"\"g\"\"\",\n"))
                .containsExactly(List.of("a", "b"), List.of("c, d", "e \"f\""), List.of("\"g\"", ""));
    }

    @Test
    void readsBothLineEndsAndLineBreaksInQuotes() {
        assertThat(parse("a,b\r\n\"c\nd\",e")).containsExactly(List.of("a", "b"), List.of("c\nd", "e"));
    }

    @Test
    void refusesAQuoteWithoutAnEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("a,\"b\n"))
                .withMessage("CSV: the quoted field at character 3 has no closing quote");
    }

    @Test
    void refusesAQuoteInAPlainField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("a\"b"))
                .withMessage(
                        "CSV: expected a comma or a line end at character 1, got '\"'; quote a field that holds quotes");
    }

    private static List<List<String>> parse(String text) {
        return new CsvParser(text).records();
    }
}
