// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.load.LoadLedger;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue shows the star's tables distributed and sorted as docs/warehouse.md says. */
class StarKeysTest {

    private static final Database DATABASE = TestWarehouse.database();

    private final String schema = TestWarehouse.newSchema("star");

    @Test
    void tablesHaveTheKeysForTheQuestions() throws SQLException {
        Staging staging = new Staging(DATABASE);
        LoadLedger.in(staging.schema()).createIfMissing(DATABASE);
        staging.add(SimulatedEvents.of(31));
        new StreamifyStar(staging.schema(), schema).refresh(DATABASE);

        assertThat(rows("select \"table\", diststyle, sortkey1 from svv_table_info where schema = '" + schema
                        + "' and \"table\" not like 'star_%' order by 1"))
                .containsExactly(
                        "artists ALL artist_key",
                        "listens KEY(user_id) user_id",
                        "locations ALL location_key",
                        "songs ALL song_key",
                        "times ALL time_key",
                        "users KEY(user_id) user_id");
    }

    @Test
    void columnsHaveTheirPlacesInTheKeys() throws SQLException {
        new StreamifyStar("staging", schema).createIfMissing(DATABASE);

        assertThat(rows("select tablename, \"column\", distkey, sortkey from pg_table_def where schemaname = '" + schema
                        + "' and (distkey or sortkey <> 0) order by tablename, sortkey"))
                .containsExactly(
                        "artists artist_key f 1",
                        "listens user_id t 1",
                        "listens ts f 2",
                        "locations location_key f 1",
                        "song_catalog artist f 1",
                        "song_catalog title f 2",
                        "songs song_key f 1",
                        "times time_key f 1",
                        "users user_id t 1",
                        "users valid_from f 2");
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = TestWarehouse.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(String.join(" ", row));
                }
            }
            return rows;
        }
    }
}
