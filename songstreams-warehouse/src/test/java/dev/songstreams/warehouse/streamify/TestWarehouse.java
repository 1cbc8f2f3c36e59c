// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.streamify;

import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.load.TestStores;
import dev.songstreams.warehouse.run.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One local Redshift for all test classes of this JVM; each test has schemas of its own. */
public final class TestWarehouse {

    private static final String BUCKET = "lakes";
    private static final LocalS3 S3 = LocalS3.start();
    private static final LocalRedshift REDSHIFT = LocalRedshift.start(S3);
    private static final WarehousePool POOL = WarehousePool.builder(
                    REDSHIFT.jdbcUrl(), REDSHIFT.user(), REDSHIFT.password())
            .maxConnections(8)
            .open();

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    static {
        S3.createBucket(BUCKET);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            POOL.close();
            REDSHIFT.close();
            S3.close();
        }));
    }

    private TestWarehouse() {}

    /** The warehouse, over a pool. */
    public static Database database() {
        return POOL.database();
    }

    /** A connection with the driver's own settings, which the caller closes. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(REDSHIFT.jdbcUrl(), REDSHIFT.user(), REDSHIFT.password());
    }

    /** A store under a prefix that nobody has used, from which the warehouse loads; the caller closes it. */
    public static ObjectStore newStore(String purpose) {
        return TestStores.on(S3, BUCKET, newSchema(purpose));
    }

    /** The name of a schema that nobody has used. */
    public static String newSchema(String purpose) {
        return purpose + "_" + SCHEMAS.incrementAndGet();
    }
}
