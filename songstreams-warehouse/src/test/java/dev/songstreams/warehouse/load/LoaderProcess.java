// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.warehouse.connect.WarehousePool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A loader in a process of its own, an entry a transaction, which says when it begins with one; so that it can be killed. */
final class LoaderProcess {
    private LoaderProcess() {}

    /** Starts one that loads the lake of a test. */
    static Process start(TestLake lake) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoaderProcess.class.getName(),
                        lake.s3().endpoint().toString(),
                        lake.s3().region(),
                        lake.s3().accessKey(),
                        lake.s3().secretKey(),
                        lake.redshift().jdbcUrl(),
                        lake.redshift().user(),
                        lake.redshift().password(),
                        lake.name()))
                .redirectErrorStream(true)
                .start();
    }

    /** Loads once. */
    public static void main(String[] args) {
        AwsBasicCredentials login = AwsBasicCredentials.create(args[2], args[3]);
        try (ObjectStore store = S3ObjectStore.builder(LoadStack.BUCKET)
                        .prefix(args[7])
                        .endpoint(URI.create(args[0]))
                        .region(args[1])
                        .credentials(StaticCredentialsProvider.create(login))
                        .build();
                WarehousePool pool =
                        WarehousePool.builder(args[4], args[5], args[6]).open()) {
            LoaderSettings settings = LoaderSettings.builder()
                    .schema(args[7])
                    .maxEntries(1)
                    .listener(new LoadListener() {
                        @Override
                        public void began(String topic, long firstEntry, long lastEntry) {
                            System.out.println("entry " + firstEntry);
                        }
                    })
                    .build();
            new WarehouseLoader(pool.database(), new LakeReader(store), settings).load();
            System.out.println("done");
        }
    }
}
