// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    @Test
    void tokensAreTheTextAgainWhateverItIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "ab1 '\"\\$#-/*();.,:<>=e\n";
        for (int run = 0; run < 5_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String sql = text.toString();
            assertThat(Tokens.text(Tokenizer.tokens(sql))).as("seed %d", seed).isEqualTo(sql);
            assertThat(Translator.translate(sql)).as("seed %d: %s", seed, sql).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'open", "select \"Open", "select $$open", "select 1 /* open", "select 'open\\'"})
    void whatIsLeftOpenIsPassedOnAsItIs(String sql) {
        assertThat(Translator.translate(sql)).containsExactly(new RedshiftStatement.Plain(sql, false));
    }

    @Test
    void cutsAtSemicolonsOutsideStringsCommentsAndBodies() {
        assertThat(Translator.translate("select ';' ; /* ; */ select $$;$$ -- ;\n; ;"))
                .hasSize(2);
    }

    @Test
    void readsLiteralsAsRedshiftDoes() {
        assertThat(Quoting.content("'it''s \\'so\\'\\t'")).isEqualTo("it's 'so'\t");
        assertThat(Quoting.content("$tag$it's$tag$")).isEqualTo("it's");
        assertThat(Quoting.content(Quoting.literal("a'b\\c"))).isEqualTo("a'b\\c");
    }
}
