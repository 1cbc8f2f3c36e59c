// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Stores on the S3 of a test. */
public final class TestStores {
    private TestStores() {}

    /** A store under a prefix of a bucket. */
    public static ObjectStore on(LocalS3 s3, String bucket, String prefix) {
        AwsBasicCredentials login = AwsBasicCredentials.create(s3.accessKey(), s3.secretKey());
        return S3ObjectStore.builder(bucket)
                .prefix(prefix)
                .endpoint(s3.endpoint())
                .region(s3.region())
                .credentials(StaticCredentialsProvider.create(login))
                .build();
    }

    /** The store as it is for a login that may read and write. */
    static ObjectStore withoutDeletes(ObjectStore store) {
        return (ObjectStore) Proxy.newProxyInstance(
                TestStores.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, args) -> {
                    if (method.getName().equals("delete") && !((Collection<?>) args[0]).isEmpty()) {
                        throw new IOException("the login was refused (AccessDenied)");
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
