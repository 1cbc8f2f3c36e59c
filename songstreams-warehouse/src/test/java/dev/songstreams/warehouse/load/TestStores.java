// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.testkit.LocalS3;

/** Stores of the lake's own kind on the S3 of a test. */
final class TestStores {
    private TestStores() {}

    static ObjectStore on(LocalS3 s3, String bucket, String prefix) {
        throw new UnsupportedOperationException(s3 + bucket + prefix);
    }
}
