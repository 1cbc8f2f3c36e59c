// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server in this JVM: any S3 client connects to it over HTTP, with path-style addresses and signed requests.
 *
 * <p>Objects live in memory, or as files {@code <directory>/<bucket>/<key>} when a directory is given; then a later server on the
 * same directory finds them again. Create-if-absent ({@code If-None-Match: *}) has exactly one winner. Limits, by the server behind
 * it (S3Proxy): an object {@code x} and an object {@code x/y} cannot both exist, {@code If-Match} writes are not atomic, a
 * listing shows a PUT that is under way as {@code <key>-<uuid>}, and a bucket name needs three characters. Safe for use by many threads.
 *
 * <pre>{@code
 * try (LocalS3 s3 = LocalS3.start()) {
 *     s3.createBucket("lake");
 *     s3.client().putObject(r -> r.bucket("lake").key("a.txt"), RequestBody.fromString("hello"));
 * }
 * }</pre>
 */
public final class LocalS3 implements AutoCloseable {

    /** S3's own limit for one PUT. */
    private static final long MAX_PUT_BYTES = 5L << 30;

    private final Closing parts;
    private final Credentials credentials;
    private final URI endpoint;
    private final S3Client client;

    private LocalS3(Closing parts, Credentials credentials, URI endpoint) {
        this.parts = parts;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.client = parts.add(S3Access.client(endpoint, region(), credentials));
    }

    /** Starts a server that keeps its objects in memory, on a free port. */
    public static LocalS3 start() {
        return builder().start();
    }

    /** Where the server keeps its objects, and how it is reached. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The access key that requests must be signed with. */
    public String accessKey() {
        return credentials.accessKey();
    }

    /** The secret key that requests must be signed with; any other is answered 403. */
    public String secretKey() {
        return credentials.secretKey();
    }

    /** The region that clients should name; the server takes any. */
    public String region() {
        return "us-east-1";
    }

    /** Makes a bucket, unless there already is one of that name. */
    public void createBucket(String name) {
        boolean missing =
                client.listBuckets().buckets().stream().noneMatch(b -> b.name().equals(name));
        if (missing) {
            client.createBucket(r -> r.bucket(name));
        }
    }

    /** How many uploads in parts were begun in the bucket and neither completed nor aborted. */
    public int unfinishedUploads(String bucket) {
        return client.listMultipartUploads(r -> r.bucket(bucket)).uploads().size();
    }

    /** A client of this server, shared by all callers and closed with the server. */
    public S3Client client() {
        return client;
    }

    /** Stops the server at once, also with connections open; objects in memory are gone, a directory stays. */
    @Override
    public void close() {
        parts.close();
    }

    /** Settings of a {@link LocalS3}: in memory, a free port and random credentials by default. */
    public static final class Builder {

        private @Nullable Path directory;
        private int port;
        private Credentials credentials = Credentials.random();

        private Builder() {}

        /** Keeps the objects as files under this directory, made if missing; default: in memory. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        /** Listens on this port; default: 0, a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Takes requests signed with these keys; default: random ones. */
        public Builder credentials(String accessKey, String secretKey) {
            this.credentials = new Credentials(accessKey, secretKey);
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws IllegalStateException if it cannot start, for example because the port is taken
         */
        public LocalS3 start() {
            Closing parts = new Closing();
            try {
                S3Proxy proxy = newProxy();
                parts.add(proxy::stop);
                proxy.start();
                return new LocalS3(parts, credentials, URI.create("http://127.0.0.1:" + proxy.getPort()));
            } catch (Exception e) {
                throw parts.after(e, "the local S3 did not start on port " + port + " (0: any): " + e.getMessage());
            }
        }

        private S3Proxy newProxy() {
            return S3Proxy.builder()
                    .blobStore(newBlobStore())
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(
                            AuthenticationType.AWS_V2_OR_V4, credentials.accessKey(), credentials.secretKey())
                    .maxSinglePartObjectSize(MAX_PUT_BYTES)
                    // Jetty would otherwise wait two seconds for the idle connections of pooling clients.
                    .stopTimeout(0)
                    .build();
        }

        private BlobStore newBlobStore() {
            return directory == null
                    ? new TransientNio2BlobStore()
                    : new FilesystemNio2BlobStore(
                            DataDirectory.of(directory, "s3").path().toString());
        }
    }
}
