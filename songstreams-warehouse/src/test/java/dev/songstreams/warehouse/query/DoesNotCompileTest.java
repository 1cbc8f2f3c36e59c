// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in type are the compiler's to find. Each is compiled beside its correct twin, which must compile. */
class DoesNotCompileTest {

    private static final String SOURCE = """
            import static dev.songstreams.warehouse.query.expression.Expression.*;
            import static dev.songstreams.warehouse.query.function.Aggregates.*;
            import static dev.songstreams.warehouse.query.function.Dates.*;
            import static dev.songstreams.warehouse.query.function.Nulls.*;
            import static dev.songstreams.warehouse.query.function.Numbers.*;
            import static dev.songstreams.warehouse.query.function.Ranking.*;
            import static dev.songstreams.warehouse.query.function.Texts.*;
            import dev.songstreams.warehouse.music.*;
            import dev.songstreams.warehouse.query.*;
            import dev.songstreams.warehouse.query.expression.*;
            import dev.songstreams.warehouse.query.function.*;
            import dev.songstreams.warehouse.query.table.*;
            import java.time.*;
            import java.util.*;

            class Snippet {
                static final Listens l = Listens.TABLE;
                static final Songs s = Songs.TABLE;

                Object snippet() {
                    return %s;
                }
            }
            """;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    l.userId.eq("7")                                  | l.userId.eq(7L)
                    l.userId.eq(7)                                    | l.item.eq(7)
                    l.userId.eq(l.artist)                             | l.userId.eq(l.songKey)
                    l.level.eq("paid")                                | l.level.eq(Level.paid)
                    l.artist.eq(null)                                 | l.artist.isNull()
                    l.ts.ge(LocalDate.EPOCH)                          | l.ts.ge(Instant.EPOCH)
                    l.ts.lt(getDate())                                | l.ts.lt(value(Instant.now()))
                    l.duration.between(1, 2)                          | l.duration.between(1.0, 2.0)
                    l.state.in(List.of(1, 2))                         | l.state.in(List.of("CA"))
                    l.songKey.in(Query.select(s.title).from(s))       | l.songKey.in(Query.select(s.songKey).from(s))
                    l.songKey.in(Query.select(s.songKey, s.title).from(s)) | l.artist.in(Query.select(s.title).from(s))
                    sum(l.artist)                                     | sum(l.duration)
                    avg(l.ts)                                         | avg(l.item)
                    plus(l.artist, "x")                               | plus(l.item, 1)
                    plus(l.item, l.duration)                          | plus(l.item, l.item)
                    lower(l.userId)                                   | lower(l.artist)
                    like(l.userId, "7%")                              | like(l.artist, "A%")
                    concat(l.artist, l.item)                          | concat(l.artist, l.song)
                    dateTrunc(DateUnit.DAY, l.artist)                 | dateTrunc(DateUnit.DAY, l.ts)
                    dateTrunc(DateField.DAY_OF_WEEK, l.ts)            | extract(DateField.DAY_OF_WEEK, l.ts)
                    dateDiff(DateUnit.DAY, l.ts, l.day)               | dateDiff(DateUnit.DAY, l.day, l.day)
                    convertTimezone(ZoneId.of("UTC"), l.day)          | convertTimezone(ZoneId.of("UTC"), l.ts)
                    coalesce(s.genre, 0)                              | coalesce(s.genre, "Unknown")
                    coalesce(s.genre, s.year)                         | coalesce(s.genre, s.title)
                    nvl(s.genre, s.year)                              | nvl(s.genre, s.title)
                    Case.when(l.item.eq(1), value("a")).otherwise(value(2)) | Case.when(l.item.eq(1), value("a")).otherwise(value("b"))
                    Case.when(l.skipped, value("a"))                  | Case.when(l.skipped.eq(true), value("a"))
                    Query.select(rowNumber()).from(l)                 | Query.select(rowNumber().over(Window.ofAllRows().orderBy(l.ts.asc()))).from(l)
                    Query.select(l.song).where(l.item.eq(1))          | Query.select(l.song).from(l).where(l.item.eq(1))
                    Query.select(l.song).from(l).join(s).where(l.item.eq(1)) | Query.select(l.song).from(l).join(s).on(l.songKey.eq(s.songKey))
                    Query.select(l.song).from(l).where(l.skipped)     | Query.select(l.song).from(l).where(l.skipped.eq(true))
                    Query.select(l.song).from(l).orderBy(l.song)      | Query.select(l.song).from(l).orderBy(l.song.asc())
                    Query.select(l.song).from(l).as(String.class)     | Query.select(l.artist, l.song, count(), sum(l.duration)).from(l).as(SongPlays.class)
                    Query.select(l.song).from(l).union(Query.select(l.item).from(l)) | Query.select(l.song).from(l).union(Query.select(l.artist).from(l))
                    scalar(Query.select(l.item).from(l)).eq("x")      | scalar(Query.select(l.item).from(l)).eq(1)
                    l.item.cast(SqlType.BIGINT).eq(1)                 | l.item.cast(SqlType.BIGINT).eq(1L)
                    Query.select(l.song).from(l).asTable("t").column(l.song).eq(1) | Query.select(l.song).from(l).asTable("t").column(l.song).eq("x")
                    """)
    void findsTheMistake(String mistake, String correct) {
        assertThat(errorsOf(mistake)).as(mistake).isNotEmpty();
        assertThat(errorsOf(correct)).as(correct).isEmpty();
    }

    @Test
    void saysWhichTypesDiffer() {
        assertThat(errorsOf("like(l.userId, \"7%\")"))
                .singleElement()
                .asString()
                .isEqualTo("incompatible types: dev.songstreams.warehouse.query.table.Column<java.lang.Long> cannot be"
                        + " converted to dev.songstreams.warehouse.query.expression.Expression<java.lang.String>");
    }

    private List<String> errorsOf(String expression) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-implicit:none", "-d", classes.toString());
        compiler.getTask(null, null, diagnostics, options, null, List.of(new Source(expression)))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String expression;

        private Source(String expression) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.expression = expression;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE.formatted(expression);
        }
    }
}
