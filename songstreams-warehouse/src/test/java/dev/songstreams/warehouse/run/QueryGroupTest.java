// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static dev.songstreams.warehouse.query.function.Nulls.coalesce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.model.Expr;
import dev.songstreams.warehouse.query.table.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The query group holds for the work that it was asked for, and the connection is given back without it. */
class QueryGroupTest extends WarehouseTest {

    /** The local Redshift keeps Redshift's settings under this prefix; the setting is missing before it is first set. */
    private static final List<Expr> SETTING = List.of(
            new Expr.Constant("local_redshift.query_group"),
            new Expr.Cast(new Expr.Constant("true"), SqlType.BOOLEAN.name()));

    private static final Query<String> GROUPS = Query.select(
                    coalesce(Expression.of(new Expr.Call("current_setting", SETTING), String.class), ""))
            .from(s);

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void isSetForAQueryAndTakenBack() {
        Database database = Database.over(connection).withQueryGroup("it's a report");

        assertThat(group(database)).isEqualTo("it's a report");
        assertThat(group(Database.over(connection))).isEmpty();
    }

    @Test
    void isSetForATransactionAndAllThatIsDoneInIt() {
        Database database = Database.over(connection).withQueryGroup("load");

        List<String> groups = database.inTransaction(transaction ->
                List.of(group(transaction), group(transaction.withQueryGroup("part")), group(transaction)));

        assertThat(groups).containsExactly("load", "part", "load");
        assertThat(group(Database.over(connection))).isEmpty();
    }

    @Test
    void isTakenBackAfterATransactionThatFailed() {
        Database database = Database.over(connection).withQueryGroup("load");
        var wrong = Query.select(Column.of(s, "titel", String.class)).from(s);

        assertThatThrownBy(() -> database.inTransaction(transaction -> transaction.fetch(wrong)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("column songs.titel does not exist");
        assertThatThrownBy(() -> database.fetch(wrong)).isInstanceOf(WarehouseException.class);
        assertThat(group(Database.over(connection))).isEmpty();
    }

    @Test
    void isSetForAStream() {
        Database database = Database.over(connection).withQueryGroup("export");

        try (Stream<String> groups = database.stream(GROUPS)) {
            assertThat(groups).containsOnly("export");
        }
        assertThat(group(Database.over(connection))).isEmpty();
    }

    @Test
    void isOneQuotedConstant() {
        String hostile = "x'; drop table music.songs; --";

        assertThat(group(Database.over(connection).withQueryGroup(hostile))).isEqualTo(hostile);
        assertThatThrownBy(() -> Database.over(connection).withQueryGroup("back\\slash"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a string constant cannot hold a backslash");
    }

    private static String group(Database database) {
        return database.fetch(GROUPS).get(0);
    }
}
