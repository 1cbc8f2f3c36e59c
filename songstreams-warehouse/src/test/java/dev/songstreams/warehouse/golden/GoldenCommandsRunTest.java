// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import dev.songstreams.warehouse.query.model.Definition;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.query.render.StatementRenderer;
import dev.songstreams.warehouse.run.value.ValueBinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden text that is no query, run by the real Redshift driver on the local Redshift, and rolled back. */
@ExtendWith(SharedWarehouse.class)
class GoldenCommandsRunTest {

    private static MusicWarehouse warehouse;

    @BeforeAll
    static void useWarehouse(MusicWarehouse shared) {
        warehouse = shared;
    }

    @ParameterizedTest
    @MethodSource("dev.songstreams.warehouse.golden.Constructs#commands")
    void runs(CommandConstruct construct) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(standsAlone(construct.statement()));
            run(connection, construct);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private static void run(Connection connection, CommandConstruct construct) throws SQLException {
        RenderedQuery rendered = StatementRenderer.render(construct.statement());
        try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
            ValueBinder.bind(statement, rendered.values());
            boolean rows = statement.execute();
            assertThat(rows).isEqualTo(construct.statement() instanceof Upkeep.Explain);
        }
    }

    private static boolean standsAlone(Statement statement) {
        return statement instanceof Definition.Truncate || statement instanceof Upkeep.Vacuum;
    }
}
