// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LoadStack.class)
class LostCommitTest {
    private WrittenTopic plays;

    /** The table is there, so that the next commit is that of a load. */
    @BeforeEach
    void loadOnce(TestLake lake) {
        plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        plays.append(List.of(Play.bare(2), Play.bare(3)));
    }

    @ParameterizedTest
    @EnumSource(CuttingProxy.Cut.class)
    void whateverBecameOfTheCommitTheRowsAreThereOnce(CuttingProxy.Cut cut, TestLake lake) throws IOException {
        try (CuttingProxy network = new CuttingProxy(lake.redshift().port(), cut, 1);
                WarehousePool pool = poolOver(network, lake)) {
            WarehouseLoader loader = new WarehouseLoader(
                    pool.database(), lake.reader(), lake.settings().build());

            TopicLoad load = loader.load("plays");

            assertThat(network.cutsLeft()).isZero();
            assertThat(load.entries()).isEqualTo(1);
            assertThat(load.rows()).isEqualTo(2);
        }
        assertThat(lake.query("select user_id from " + lake.table("plays") + " order by 1"))
                .containsExactly("1", "2", "3");
        assertThat(lake.query("select sequence from " + lake.table("songstreams_loads") + " order by 1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void whatFailsBehindTheCommitDoesNotMakeALoadOfNoEffect(TestLake lake) {
        Database database = new FailingClose(lake.pool().dataSource()).database();

        TopicLoad load =
                new WarehouseLoader(database, lake.reader(), lake.settings().build()).load("plays");

        assertThat(load.rows()).isEqualTo(2);
        assertThat(lake.rows()).isEqualTo(3);
    }

    @Test
    void aNetworkThatLosesEveryCommitFailsTheLoadAndTheNextOneGoesOn(TestLake lake) throws IOException {
        try (CuttingProxy network =
                        new CuttingProxy(lake.redshift().port(), CuttingProxy.Cut.AFTER_COMMIT, Integer.MAX_VALUE);
                WarehousePool pool = poolOver(network, lake)) {
            WarehouseLoader loader = new WarehouseLoader(
                    pool.database(), lake.reader(), lake.settings().build());

            assertThatThrownBy(() -> loader.load("plays"))
                    .isInstanceOf(LoadException.class)
                    .hasMessage("plays: the connection was lost at the commit, and the ledger can't be asked, so it is"
                            + " unknown whether the rows were loaded. Load again: the ledger decides");
        }

        assertThat(lake.loader().load("plays").entries()).isZero();
        assertThat(lake.rows()).isEqualTo(3);
    }

    private static WarehousePool poolOver(CuttingProxy network, TestLake lake) {
        return WarehousePool.builder(
                        "jdbc:redshift://127.0.0.1:" + network.port() + "/"
                                + lake.redshift().database() + "?ssl=false",
                        lake.redshift().user(),
                        lake.redshift().password())
                .open();
    }
}
