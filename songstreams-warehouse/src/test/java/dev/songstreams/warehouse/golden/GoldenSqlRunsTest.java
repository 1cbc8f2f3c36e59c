// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import dev.songstreams.warehouse.run.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden text, run by the real Redshift driver on the local Redshift. */
@ExtendWith(SharedWarehouse.class)
class GoldenSqlRunsTest {

    private static MusicWarehouse warehouse;

    @BeforeAll
    static void useWarehouse(MusicWarehouse shared) {
        warehouse = shared;
    }

    @ParameterizedTest
    @MethodSource("dev.songstreams.warehouse.golden.Constructs#all")
    void runsAndGivesRowsOfItsType(Construct construct) throws SQLException {
        Database database = warehouse.database();
        assertThat(database.fetch(construct.query())).hasSizeLessThan(100);
        assertThat(columnsOf(construct)).isEqualTo(construct.query().types().size());
    }

    private static int columnsOf(Construct construct) throws SQLException {
        try (Connection connection = warehouse.connect();
                PreparedStatement statement = connection.prepareStatement(construct.sql())) {
            return statement.getMetaData().getColumnCount();
        }
    }
}
