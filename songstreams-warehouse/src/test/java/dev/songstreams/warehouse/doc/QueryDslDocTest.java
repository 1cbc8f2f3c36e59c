// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the DSL shows nothing but what is compiled. */
class QueryDslDocTest {

    private static final Path PAGE = Path.of("../docs/query-dsl.md");
    private static final Path EXAMPLES = Path.of("src/test/java/dev/songstreams/warehouse/doc/QueryDslExamples.java");

    @Test
    void everySnippetIsCompiledCode() throws IOException {
        String compiled = squeezed(Files.readString(EXAMPLES));
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThan(8)
                .allSatisfy(snippet -> assertThat(compiled).contains(squeezed(snippet)));
    }

    /** Without blanks and line ends, which the page breaks as it likes. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
