// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.warehouse.connect.WarehousePool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An S3 and a Redshift for all tests of a run, and for each test a lake and a schema of its own in them. */
public final class LoadStack implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LoadStack.class);
    static final String BUCKET = "lake";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestLake.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Servers servers = test.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Servers.class);
        return test.getStore(NAMESPACE).getOrComputeIfAbsent(TestLake.class, type -> servers.lake(), TestLake.class);
    }

    /** Started for the first test that asks, closed behind the last. */
    static final class Servers implements AutoCloseable {
        private final LocalS3 s3 = LocalS3.start();
        private final LocalRedshift redshift = LocalRedshift.start(s3);
        private final WarehousePool pool = WarehousePool.builder(
                        redshift.jdbcUrl(), redshift.user(), redshift.password())
                .maxConnections(12)
                .open();
        private final AtomicInteger lakes = new AtomicInteger();

        Servers() {
            s3.createBucket(BUCKET);
        }

        TestLake lake() {
            return new TestLake(s3, redshift, pool, "t" + lakes.incrementAndGet());
        }

        @Override
        public void close() {
            pool.close();
            redshift.close();
            s3.close();
        }
    }
}
