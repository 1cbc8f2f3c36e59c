// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Settings of an {@link S3ObjectStore}; checked when it is built. Begin with {@link S3ObjectStore#builder}. */
public final class S3ObjectStoreBuilder {
    /** 8 MiB: an upload of 10,000 parts, S3's limit, then holds 78 GiB, and an output at most 24 MiB of memory. */
    public static final int DEFAULT_PART_BYTES = 8 << 20;

    private static final int MIN_PART_BYTES = 5 << 20;

    private final String bucket;
    private String prefix = "";
    private @Nullable URI endpoint;
    private @Nullable String region;
    private @Nullable Boolean pathStyle;
    private @Nullable AwsCredentialsProvider credentials;
    private S3Encryption encryption = S3Encryption.bucketDefault();
    private int partBytes = DEFAULT_PART_BYTES;
    private S3Patience patience = S3Patience.DEFAULT;

    S3ObjectStoreBuilder(String bucket) {
        this.bucket = bucket;
    }

    /** Settings from a URI and the variables of an environment, which gives null for those that are not set. */
    static S3ObjectStoreBuilder of(URI uri, UnaryOperator<@Nullable String> environment) {
        S3Location location = S3Location.of(uri);
        S3ObjectStoreBuilder builder = new S3ObjectStoreBuilder(location.bucket()).prefix(location.prefix());
        builder.endpoint = S3Environment.endpoint(environment);
        builder.region = S3Environment.region(environment);
        return builder;
    }

    /** The beginning of all keys, without slashes at its ends; none by default. */
    public S3ObjectStoreBuilder prefix(String prefix) {
        this.prefix = prefix;
        return this;
    }

    /**
     * The server's address, {@code http://…} or {@code https://…}; by default AWS, or what a profile says.
     *
     * @throws IllegalArgumentException if the address holds a login
     */
    public S3ObjectStoreBuilder endpoint(URI endpoint) {
        this.endpoint = S3Environment.withoutLogin(Objects.requireNonNull(endpoint, "endpoint"));
        return this;
    }

    /** The bucket's region; by default that of environment or profile, and with an endpoint {@code us-east-1} failing these. */
    public S3ObjectStoreBuilder region(String region) {
        this.region = Objects.requireNonNull(region, "region");
        return this;
    }

    /** Whether the bucket stands in the path of addresses, not in the host's name; by default where an endpoint is given. */
    public S3ObjectStoreBuilder pathStyle(boolean pathStyle) {
        this.pathStyle = pathStyle;
        return this;
    }

    /** The login; by default what AWS tools would find in environment, profiles or the machine's role. */
    public S3ObjectStoreBuilder credentials(AwsCredentialsProvider credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /** How new objects are encrypted; by default as the bucket is configured. */
    public S3ObjectStoreBuilder encryption(S3Encryption encryption) {
        this.encryption = Objects.requireNonNull(encryption, "encryption");
        return this;
    }

    /** The size of an upload's parts; by default {@link #DEFAULT_PART_BYTES}, at least 5 MiB, which is S3's limit. */
    public S3ObjectStoreBuilder partBytes(int partBytes) {
        this.partBytes = partBytes;
        return this;
    }

    /** How long to wait and how often to try again, for tests. */
    S3ObjectStoreBuilder patience(S3Patience patience) {
        this.patience = patience;
        return this;
    }

    /**
     * The store. It connects when it is first used.
     *
     * @throws IllegalArgumentException if a setting makes no sense, or no region is set
     */
    public S3ObjectStore build() {
        if (partBytes < MIN_PART_BYTES) {
            throw new IllegalArgumentException("partBytes is at least " + MIN_PART_BYTES + ", not " + partBytes);
        }
        S3Location location = new S3Location(bucket, prefix);
        Region inRegion = S3Environment.resolve(region, endpoint != null);
        boolean inPath = pathStyle != null ? pathStyle : endpoint != null;
        S3Client client = S3Clients.create(endpoint, inRegion, inPath, credentials, patience);
        String server = endpoint != null ? endpoint.toString() : "AWS in " + inRegion;
        return new S3ObjectStore(new S3Bucket(client, location, encryption, patience, server), partBytes);
    }
}
