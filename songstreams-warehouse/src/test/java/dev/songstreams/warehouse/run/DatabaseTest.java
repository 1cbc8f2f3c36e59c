// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.RuntimeTable;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    /**
     * The driver reads rows by a thread of its own. A statement that is closed while that thread has not noted the end sends a
     * cancel request, which reaches the server late and hits the connection's next query.
     */
    @Test
    void neverCancelsTheQueryAfterOne() throws SQLException {
        RuntimeTable tables = Table.of("pg_catalog", "pg_class");
        Query<String> names =
                Query.select(Column.of(tables, "relname", String.class)).from(tables);
        int rows = TestWarehouse.database().fetch(names).size();

        try (Connection connection = TestWarehouse.connection()) {
            Database database = Database.over(connection);
            for (int i = 0; i < 300; i++) {
                assertThat(database.fetch(names)).hasSizeGreaterThanOrEqualTo(rows);
            }
        }
    }

    @Test
    void runsAStatementGivenAsText() {
        String schema = TestWarehouse.newSchema("texts");
        Database database = TestWarehouse.database();

        assertThat(database.execute("create schema " + schema)).isZero();
        assertThat(database.execute("create table " + schema + ".t as select 1 as n union all select 2"))
                .isNotNegative();
        assertThat(database.execute("delete from " + schema + ".t where n > 1")).isEqualTo(1);
    }

    @Test
    void saysWhichTextFailed() {
        assertThatThrownBy(() -> TestWarehouse.database().execute("drop table nobody.knows"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageEndingWith("\ndrop table nobody.knows");
    }
}
