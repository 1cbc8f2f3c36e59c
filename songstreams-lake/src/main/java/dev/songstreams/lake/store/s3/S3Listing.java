// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects page by page, and turns the SDK's failures on the way into the store's. */
final class S3Listing implements Iterator<S3Object> {
    private final S3Bucket bucket;
    private final Iterator<S3Object> objects;

    private S3Listing(S3Bucket bucket, Iterator<S3Object> objects) {
        this.bucket = bucket;
        this.objects = objects;
    }

    /** The objects of the store; others in the bucket whose names can't be keys are passed over. */
    static Stream<ObjectSummary> of(S3Bucket bucket, String prefix, @Nullable ObjectKey startAfter) throws IOException {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket.name())
                .prefix(bucket.location().whole(prefix))
                .startAfter(startAfter == null ? null : bucket.whole(startAfter))
                .build();
        Spliterator<S3Object> listing =
                Spliterators.spliteratorUnknownSize(begin(bucket, request), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(listing, false)
                .filter(object -> ObjectKey.isValid(bucket.location().relative(object.key())))
                .map(object -> summary(bucket, object));
    }

    private static S3Listing begin(S3Bucket bucket, ListObjectsV2Request request) throws IOException {
        try {
            // Fetches the first page.
            return new S3Listing(
                    bucket,
                    bucket.client().listObjectsV2Paginator(request).contents().iterator());
        } catch (SdkException e) {
            throw bucket.failed("list objects", e);
        }
    }

    private static ObjectSummary summary(S3Bucket bucket, S3Object object) {
        ObjectKey key = new ObjectKey(bucket.location().relative(object.key()));
        return new ObjectSummary(key, object.size(), object.lastModified());
    }

    @Override
    public boolean hasNext() {
        try {
            return objects.hasNext();
        } catch (SdkException e) {
            throw new UncheckedIOException(bucket.failed("list objects", e));
        }
    }

    @Override
    public S3Object next() {
        try {
            return objects.next();
        } catch (SdkException e) {
            throw new UncheckedIOException(bucket.failed("list objects", e));
        }
    }
}
