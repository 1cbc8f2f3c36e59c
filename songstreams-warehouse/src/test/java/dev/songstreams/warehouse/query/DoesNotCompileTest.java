// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
            import static dev.songstreams.warehouse.query.function.Windows.*;
            import dev.songstreams.warehouse.music.*;
            import dev.songstreams.warehouse.query.*;
            import dev.songstreams.warehouse.query.define.*;
            import dev.songstreams.warehouse.query.expression.*;
            import dev.songstreams.warehouse.query.function.*;
            import dev.songstreams.warehouse.query.table.*;
            import dev.songstreams.warehouse.query.upkeep.*;
            import dev.songstreams.warehouse.query.write.*;
            import dev.songstreams.warehouse.run.*;
            import java.time.*;
            import java.util.*;

            class Snippet {
                static final Listens l = Listens.TABLE;
                static final Songs s = Songs.TABLE;
                static final Plays p = Plays.TABLE;
                static final Plays staged = Plays.STAGED;

                record Play(long id, String title, Integer year) {}

                static <R> R row(Query<R> query) {
                    return query.shape().maker().apply(new Object[8]);
                }

                static String text(String text) {
                    return text;
                }

                static Object run(Database database, Command command) {
                    return database.execute(command);
                }

                Object snippet() {
                    return %s;
                }
            }
            """;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Kept open over all tests, since it reads the class path anew otherwise. */
    private static StandardJavaFileManager files;

    @TempDir
    private static Path classes;

    @BeforeAll
    static void openFiles() throws IOException {
        files = COMPILER.getStandardFileManager(null, null, null);
        files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
    }

    @AfterAll
    static void closeFiles() throws IOException {
        files.close();
    }

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
                    l.artist.eqAny(Query.select(s.year).from(s))      | l.artist.eqAny(Query.select(s.title).from(s))
                    l.artist.neAll(Query.select(s.year).from(s))      | l.artist.neAll(Query.select(s.title).from(s))
                    Query.select(l.song).from(l).seek(Seek.ascending(l.ts, 7L)) | Query.select(l.song).from(l).seek(Seek.ascending(l.userId, 7L))
                    percentileCont(0.5, l.artist)                     | percentileCont(0.5, l.duration)
                    stddevSamp(l.ts)                                  | stddevSamp(l.duration)
                    ratioToReport(l.artist)                           | ratioToReport(l.duration)
                    Query.select(lag(l.song, 1)).from(l)              | lag(l.song, 1).over(Window.ofAllRows().orderBy(l.ts.asc()))
                    rank().ignoreNulls()                              | lag(l.song, 1).ignoreNulls()
                    SuperPath.of(l.artist)                            | SuperPath.of(p.payload)
                    Query.select(s.title).from(s).asRecursiveTable("t", self -> Query.select(s.year).from(s)) | Query.select(s.title).from(s).asRecursiveTable("t", self -> Query.select(s.title).from(s))
                    Query.select(l.song).from(l).join(s).on(l.songKey.eq(s.title)) | Query.select(l.song).from(l).join(s).on(l.songKey.eq(s.songKey))
                    text(row(Query.select(l.item, l.song).from(l)).first()) | text(row(Query.select(l.item, l.song).from(l)).second())
                    row(Query.select(l.item, l.song).from(l)).third() | row(Query.select(l.item, l.song, l.ts).from(l)).third()
                    text(row(Query.select(l.userId, l.song, l.ts, l.item, l.artist, l.state, l.songKey, l.duration).from(l)).eighth()) | text(row(Query.select(l.userId, l.song, l.ts, l.item, l.songKey, l.duration, l.state, l.artist).from(l)).eighth())
                    Query.select(l.song, l.item).from(l).union(Query.select(l.item, l.song).from(l)) | Query.select(l.song, l.item).from(l).union(Query.select(l.artist, l.item).from(l))
                    Query.select(getDate()).withoutFrom().where(l.item.eq(1)) | Query.select(getDate()).withoutFrom()
                    Query.select(l.song).from(l).asTable("t").column(l.song).eq(1) | Query.select(l.song).from(l).asTable("t").column(l.song).eq("x")
                    """)
    void findsTheMistakeInAQuery(String mistake, String correct) {
        assertThat(errorsOf(mistake)).as(mistake).isNotEmpty();
        assertThat(errorsOf(correct)).as(correct).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    p.id.to("5")                                      | p.id.to(5L)
                    p.year.to(5L)                                     | p.year.to(5)
                    p.year.to(p.title)                                | p.title.to(p.genre)
                    p.title.toNull()                                  | p.genre.toNull()
                    p.id.toNullable(null)                             | p.year.toNullable(null)
                    p.level.to("paid")                                | p.level.to(Level.paid)
                    p.at.to(LocalDate.EPOCH)                          | p.at.to(Instant.EPOCH)
                    Insert.into(Query.select(s.title).from(s).asTable("t")) | Insert.into(s)
                    Insert.into(p).values()                           | Insert.into(p).values(p.id.to(5L), p.title.to("Bliss"))
                    Insert.into(p).values(p.title.eq("Bliss"))        | Insert.into(p).values(p.id.to(5L), p.title.to("Bliss")).render()
                    Insert.into(p).select(p.id.to(s.title))           | Insert.into(p).select(p.id.to(s.songKey), p.title.to(s.title))
                    run(null, Insert.into(p).select(p.id.to(s.songKey), p.title.to(s.title))) | Insert.into(p).select(p.id.to(s.songKey), p.title.to(s.title)).as(rows -> rows.from(s))
                    RowInsert.<Play>into(p).set(p.id, Play::title)    | RowInsert.<Play>into(p).set(p.id, Play::id)
                    RowInsert.<Play>into(p).setNullable(p.title, Play::title) | RowInsert.<Play>into(p).setNullable(p.year, Play::year)
                    run(null, Update.table(p).set(p.genre.to("Rock"))) | Update.table(p).set(p.genre.to("Rock")).everyRow()
                    Update.table(p).where(p.id.eq(1L))                | Update.table(p).set(p.genre.to("Rock")).where(p.id.eq(1L))
                    Update.table(p).set(p.genre.to("Rock")).join(s)   | Update.table(p).set(p.genre.to("Rock")).from(s).join(l)
                    Update.table(p).set(p.genre.to("Rock")).from(s).leftJoin(l) | Update.table(p).set(p.genre.to("Rock")).from(s).join(l).on(l.songKey.eq(s.songKey))
                    Update.table(p).set(p.genre.to("Rock")).from(s).join(l).everyRow() | Update.table(p).set(p.genre.to("Rock")).from(s).join(l).on(l.songKey.eq(s.songKey)).everyRow()
                    Update.table(p).set(p.genre.to(1))                | Update.table(p).set(p.genre.to("Rock"))
                    run(null, Delete.from(p))                         | Delete.from(p).where(p.id.eq(1L))
                    Delete.from(p).where(p.id.eq("1"))                | Delete.from(p).where(p.id.eq(1L)).render()
                    Merge.into(p).using(staged).on(p.id.eq(staged.title)) | Merge.into(p).using(staged).on(p.id.eq(staged.id))
                    Merge.into(p).using(Query.select(s.title).from(s).asTable("t")) | Merge.into(p).using(staged)
                    run(null, Merge.into(p).using(staged).on(p.id.eq(staged.id)).whenMatchedDelete()) | Merge.into(p).using(staged).on(p.id.eq(staged.id)).whenMatchedDelete().whenNotMatchedInsert(p.id.to(staged.id), p.title.to(staged.title))
                    Merge.into(p).using(staged).on(p.id.eq(staged.id)).whenMatchedUpdate(p.year.to(staged.genre)) | Merge.into(p).using(staged).on(p.id.eq(staged.id)).whenMatchedUpdate(p.year.to(staged.year))
                    CreateTable.of(p).withDefault(p.year, "none")     | CreateTable.of(p).withDefault(p.year, 0)
                    CreateTable.of(p).identity(p.title, 1, 1)         | CreateTable.of(p).identity(p.id, 1, 1)
                    AlterTable.of(p).addColumn(p.title)               | AlterTable.of(p).addColumn(p.title, "none")
                    Explain.of(Analyze.table(p))                      | Explain.of(Delete.from(p).everyRow())
                    Explain.of(Merge.into(p).using(staged).on(p.id.eq(staged.id)).removeDuplicates()) | Explain.of(Query.select(s.title).from(s))
                    """)
    void findsTheMistakeInAStatementThatWrites(String mistake, String correct) {
        assertThat(errorsOf(mistake)).as(mistake).isNotEmpty();
        assertThat(errorsOf(correct)).as(correct).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    p.year.to("x")                            | String cannot be converted to Integer
                    p.title.toNull()                          | location: variable title of type RequiredColumn<String>
                    run(null, Delete.from(p))                 | Delete cannot be converted to Command
                    l.songKey.eq(s.title)                     | Column<String> cannot be converted to Expression<Long>
                    Merge.into(p).using(staged).on(p.id.eq(staged.title)) | RequiredColumn<String> cannot be converted to Expression<Long>
                    RowInsert.<Play>into(p).set(p.id, Play::title) | equality constraints: Long
                    """)
    void saysWhatIsWrong(String mistake, String message) {
        assertThat(errorsOf(mistake))
                .singleElement()
                .extracting(error -> error.replaceAll("\\b([a-z]+\\.)+(?=[A-Z])", ""))
                .asString()
                .contains(message);
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
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-implicit:none");
        COMPILER.getTask(null, files, diagnostics, options, null, List.of(new Source(expression)))
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
