// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import dev.songstreams.warehouse.music.Songs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The warehouse that tests share; they leave its rows as they found them. */
@ExtendWith(SharedWarehouse.class)
abstract class WarehouseTest {

    static final Listens l = Listens.TABLE;
    static final Songs s = Songs.TABLE;

    static MusicWarehouse warehouse;

    @BeforeAll
    static void useWarehouse(MusicWarehouse shared) {
        warehouse = shared;
    }
}
