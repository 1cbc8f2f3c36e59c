// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void hasAStatementForEachSemicolonAtALinesEndAndNoComments() {
        assertThat(SqlScript.of("refresh/user-rows.sql").statements(Map.of("star", "music")))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement)
                        .doesNotContain("--")
                        .doesNotContain(";")
                        .doesNotContain("${"))
                .last()
                .isEqualTo("delete from music.users\nwhere user_id in (select user_id from songstreams_touched_users)");
    }

    @Test
    void putsValuesInPlaceAsTheyAre() {
        assertThat(SqlScript.of("refresh/clear.sql").statements(Map.of("star", "\"$1 \\ of;\n Ann\"")))
                .hasSize(8)
                .contains("delete from \"$1 \\ of;\n Ann\".songs");
    }

    @Test
    void refusesAPlaceWithoutValue() {
        SqlScript script = SqlScript.of("refresh/genres.sql");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> script.statements(Map.of("star", "music")))
                .withMessage("refresh/genres.sql has a place for unknown, but nothing to put there");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SqlScript.of("refresh/nothing.sql"))
                .withMessage("the jar of songstreams-warehouse lacks refresh/nothing.sql");
    }
}
