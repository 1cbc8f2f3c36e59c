// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What all requests of a store share.
 *
 * @param patience how long requests may take; what the client does not know of it
 * @param server where the bucket is, for messages: the endpoint, or AWS and the region
 */
record S3Bucket(S3Client client, S3Location location, S3Encryption encryption, S3Patience patience, String server) {
    String name() {
        return location.bucket();
    }

    String whole(ObjectKey key) {
        return location.whole(key.path());
    }

    /** A request to store an object of this content, encrypted as asked. */
    PutObjectRequest.Builder putRequest(ObjectKey key, S3Content content) {
        return encryption.on(
                PutObjectRequest.builder().bucket(name()).key(whole(key)).checksumCRC32(content.crc32()));
    }

    /** The failure of an operation such as {@code read <key>}, in words that name the place, the reason and what to do. */
    IOException failed(String operation, SdkException cause) {
        return S3Failures.of(this, operation, cause);
    }

    /** The failure of an operation whose connection broke. */
    StoreUnavailableException broken(String operation, IOException cause) {
        return new StoreUnavailableException(
                "can't " + operation + " under " + location.uri() + " at " + server + ": " + cause.getMessage(), cause);
    }
}
