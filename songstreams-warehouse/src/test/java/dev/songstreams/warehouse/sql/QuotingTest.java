// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {

    @ParameterizedTest
    @CsvSource({"user_id, user_id", "UserId, userid", "_x9, _x9"})
    void leavesPlainNamesPlainAndFoldsThem(String name, String sql) {
        assertThat(Quoting.identifier(name)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "TAG", "timestamp", "window", "qualify", "user", "sysdate"})
    void quotesReservedWords(String name) {
        assertThat(Quoting.identifier(name)).isEqualTo('"' + Quoting.fold(name) + '"');
    }

    @Test
    void quotesWhatIsOdd() {
        assertThat(Quoting.identifier("Two Words")).isEqualTo("\"two words\"");
        assertThat(Quoting.identifier("9lives")).isEqualTo("\"9lives\"");
        assertThat(Quoting.identifier("a$b")).isEqualTo("\"a$b\"");
        assertThat(Quoting.identifier("Größe")).isEqualTo("\"größe\"");
        assertThat(Quoting.identifier("x\"; drop table t; --")).isEqualTo("\"x\"\"; drop table t; --\"");
        assertThat(Quoting.identifier("a.b")).isEqualTo("\"a.b\"");
    }

    @Test
    void foldsAsciiLettersOnly() {
        assertThat(Quoting.fold("ÄİA")).isEqualTo("Äİa");
    }

    @Test
    void refusesNamesThatCannotBe() {
        assertThatThrownBy(() -> Quoting.identifier("")).hasMessage("a name in SQL cannot be empty");
        assertThatThrownBy(() -> Quoting.identifier("a\0b")).hasMessage("a name in SQL cannot hold U+0000");
        assertThatThrownBy(() -> Quoting.identifier("é".repeat(64)))
                .hasMessage("the name éééééééééééééééééééé... is 128 bytes long; Redshift's names hold 127 at most");
        assertThat(Quoting.identifier("x".repeat(127))).hasSize(127);
    }

    @Test
    void doublesQuotesInLiterals() {
        assertThat(Quoting.literal("it's")).isEqualTo("'it''s'");
        assertThat(Quoting.literal("'; drop table t; --")).isEqualTo("'''; drop table t; --'");
        assertThat(Quoting.literal("")).isEqualTo("''");
    }

    @Test
    void refusesLiteralsThatServersReadInTwoWays() {
        assertThatThrownBy(() -> Quoting.literal("\\' or 1 = 1 --"))
                .hasMessage(
                        "a string constant cannot hold a backslash: whether it escapes the next character depends on"
                                + " the server's settings. Bind the text as a value instead.");
        assertThatThrownBy(() -> Quoting.literal("\0")).hasMessage("a string constant cannot hold U+0000");
    }
}
