// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of S3, or of any server that speaks its protocol and honours {@code If-None-Match: *}. Thread-safe.
 *
 * <p>Objects larger than a part are sent in parts while they are written, at most two at a time for each output; a writer that is
 * faster waits. Every request carries a checksum that the server verifies. Requests that fail for a passing reason, such as a
 * broken connection, 500, 503 or a conflict, are repeated with growing pauses of random length, for a minute at most, or three
 * where they carry a file or a part of one; then the call fails with a {@link StoreUnavailableException}. An upload that fails is
 * thrown away when its output is closed; what a killed process has begun, or what could not be thrown away, stays: of a large
 * object as an unfinished upload until {@link #removeUnfinished}, a small one as an object to which nobody refers.
 *
 * <pre>{@code
 * try (S3ObjectStore store = S3ObjectStore.fromUri(URI.create("s3://lake/events"))) {
 *     store.verify();
 *     store.put(ObjectKey.of("notes", "hello.txt"), "hello".getBytes(UTF_8));
 * }
 * }</pre>
 */
public final class S3ObjectStore implements ObjectStore {
    private final S3Bucket bucket;
    private final UploadThreads uploads;
    private final int partBytes;

    S3ObjectStore(S3Bucket bucket, int partBytes) {
        this.bucket = bucket;
        this.uploads = new UploadThreads();
        this.partBytes = partBytes;
    }

    /** Settings of a store in that bucket. */
    public static S3ObjectStoreBuilder builder(String bucket) {
        return new S3ObjectStoreBuilder(bucket);
    }

    /**
     * The store at {@code s3://bucket/prefix}. Login, region and endpoint come from where AWS tools look for them: the
     * environment ({@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3}, {@code
     * AWS_ENDPOINT_URL}), profiles, the machine's role. With an endpoint, the bucket stands in the path of addresses.
     *
     * @throws IllegalArgumentException if the URI is of another form, or no region is set
     */
    public static S3ObjectStore fromUri(URI uri) {
        return S3ObjectStoreBuilder.of(uri, System::getenv).build();
    }

    /**
     * Asks the server for the bucket.
     *
     * @throws StoreUnavailableException if it can't be reached
     * @throws IOException if it refuses the login or has no such bucket; says which
     */
    @Override
    public void verify() throws IOException {
        try {
            bucket.client().headBucket(request -> request.bucket(bucket.name()));
        } catch (S3Exception e) {
            throw S3Failures.isNotFound(e)
                    ? new IOException(S3Failures.noBucket(bucket), e)
                    : bucket.failed("use the bucket", e);
        } catch (SdkException e) {
            throw bucket.failed("use the bucket", e);
        }
    }

    @Override
    public URI root() {
        return bucket.location().uri();
    }

    @Override
    public ObjectOutput create(ObjectKey key) {
        return new S3ObjectOutput(bucket, key, partBytes, uploads);
    }

    @Override
    public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
        return S3Creator.createIfAbsent(bucket, key, content);
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws IOException {
        try {
            S3Content stored = S3Content.of(content);
            bucket.client().putObject(bucket.putRequest(key, stored).build(), stored.body());
        } catch (SdkException e) {
            throw bucket.failed("store " + key, e);
        }
    }

    @Override
    public byte[] read(ObjectKey key) throws IOException {
        try {
            return bucket.client().getObjectAsBytes(getRequest(key)).asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            throw missing(key, e);
        } catch (SdkException e) {
            throw bucket.failed("read " + key, e);
        }
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        try {
            return new S3ObjectInput(bucket, key, bucket.client().getObject(getRequest(key)));
        } catch (NoSuchKeyException e) {
            throw missing(key, e);
        } catch (SdkException e) {
            throw bucket.failed("open " + key, e);
        }
    }

    @Override
    public Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) throws IOException {
        return S3Listing.of(bucket, prefix, startAfter);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        S3Cleaner.delete(bucket, keys);
    }

    @Override
    public int removeUnfinished(String prefix, Instant before) throws IOException {
        return S3Cleaner.abortUploads(bucket, prefix, before);
    }

    /** Ends uploads under way, which fail, and closes all connections. */
    @Override
    public void close() {
        uploads.close();
        bucket.client().close();
    }

    private GetObjectRequest getRequest(ObjectKey key) {
        return GetObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.whole(key))
                .build();
    }

    private IOException missing(ObjectKey key, NoSuchKeyException cause) {
        IOException missing = new NoSuchObjectException(this, key);
        missing.initCause(cause);
        return missing;
    }

    @Override
    public String toString() {
        return root() + " at " + bucket.server();
    }
}
