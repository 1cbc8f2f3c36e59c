// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Numbers.dividedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.Select;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.table.Column;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureTest extends WarehouseTest {

    @Test
    void saysWhatTheServerSaidAndWhere() {
        var query = Query.select(Column.of(s, "titel", String.class)).from(s);

        WarehouseException failure = failureOf(query);

        assertThat(failure)
                .hasMessage(
                        "the query failed with SQLSTATE 42703 at position 8: ERROR: column songs.titel does not exist\n"
                                + "select songs.titel\nfrom music.songs");
        assertThat(failure.sqlState()).isEqualTo("42703");
        assertThat(failure.position()).hasValue(8);
        assertThat(failure.sql()).isEqualTo("select songs.titel\nfrom music.songs");
        assertThat(failure.getCause()).isInstanceOf(SQLException.class);
    }

    @Test
    void pointsIntoTheTextThatWasRenderedThoughValuesStandBeforeThePlace() {
        var query = Query.select(s.title)
                .from(s)
                .where(s.year.eq(2001)
                        .and(s.genre.ne("Folk"))
                        .and(Column.of(s, "titel", String.class).eq("x")));

        WarehouseException failure = failureOf(query);

        assertThat(failure.sql().substring(failure.position().orElseThrow() - 1))
                .isEqualTo("songs.titel = ?");
    }

    @Test
    void takesNoPositionFromWhatTheServerQuotes() {
        Expression<Integer> number = value("\n  Position: 3").cast(SqlType.INTEGER);

        assertThat(failureOf(Query.select(number).from(s)).position()).isEmpty();
    }

    @Test
    void hasNoPositionWhereTheServerGivesNone() {
        WarehouseException failure =
                failureOf(Query.select(dividedBy(s.year, 0)).from(s).where(s.songKey.eq(1L)));

        assertThat(failure.sqlState()).isEqualTo("22012");
        assertThat(failure.position()).isEmpty();
    }

    @Test
    void showsNoValueThatTheServerQuotes() {
        Expression<Integer> number = value("my secret").cast(SqlType.INTEGER);

        WarehouseException failure = failureOf(Query.select(number).from(s));

        assertThat(failure)
                .hasMessage(
                        "the query failed with SQLSTATE 22P02: ERROR: invalid input syntax for type integer: \"?\"\n"
                                + "select cast(? as integer)\nfrom music.songs");
    }

    @Test
    void cancelsAQueryThatTakesTooLong() throws SQLException {
        Database hasty = warehouse.database().withQueryTimeout(Duration.ofSeconds(1));

        assertThatThrownBy(() -> hasty.fetchOne(endless()))
                .isInstanceOfSatisfying(
                        WarehouseException.class, e -> assertThat(e.sqlState()).isEqualTo("57014"));
    }

    @Test
    void refusesTimeoutsThatJdbcCannotKeep() throws SQLException {
        Database database = warehouse.database();

        assertThatThrownBy(() -> database.withQueryTimeout(Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a query timeout is one or more whole seconds, not PT1.5S");
        assertThatThrownBy(() -> database.withFetchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fetch size is 1 row or more, not 0");
    }

    @Test
    void saysThatConnectingFailed() throws SQLException {
        var dataSource = warehouse.dataSource();
        dataSource.setPassword("wrong");

        assertThatThrownBy(() ->
                        Database.over(dataSource).fetch(Query.select(s.title).from(s)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("connecting failed with SQLSTATE 28")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void wrapsFailuresOfWorkOnAConnection() throws SQLException {
        Database database = warehouse.database();

        assertThatThrownBy(
                        () -> database.withConnection(c -> c.createStatement().execute("select nothing")))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("the work on a connection failed with SQLSTATE 42703 at position 8:"
                        + " ERROR: column \"nothing\" does not exist");
    }

    private static WarehouseException failureOf(Query<?> query) {
        return catchThrowableOfType(
                WarehouseException.class, () -> warehouse.database().fetch(query));
    }

    /** So many rows of rows that no timeout of a test is long enough. */
    private static Select<Long> endless() {
        Select<Long> query = Query.select(count()).from(l);
        for (int i = 0; i < 15; i++) {
            query = query.crossJoin(l.as("l" + i));
        }
        return query;
    }
}
