// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Opens object stores by their address. */
public final class ObjectStores {
    private ObjectStores() {}

    /**
     * The store at {@code s3://bucket/prefix}, with settings from the environment as {@link S3ObjectStore#fromUri} says, or at
     * {@code file:///dir}. Nothing is asked or made yet; {@link ObjectStore#verify} does.
     *
     * @throws IllegalArgumentException if the URI is of another form, or a setting is missing
     */
    public static ObjectStore open(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "s3" -> S3ObjectStore.fromUri(uri);
            case "file" -> new LocalObjectStore(directory(uri));
            case "s3a", "s3n" ->
                throw new IllegalArgumentException(scheme + "://… is how Hadoop names it; write s3://bucket/prefix");
            default ->
                throw new IllegalArgumentException("a store is at s3://bucket/prefix or file:///dir, not at "
                        + (scheme.isEmpty() ? "an address without a scheme: " + uri : scheme + ":…"));
        };
    }

    private static Path directory(URI uri) {
        if (uri.getRawAuthority() != null
                || uri.getPath() == null
                || !uri.getPath().startsWith("/")) {
            throw new IllegalArgumentException(
                    "expected file:///dir with three slashes and an absolute path, not " + uri);
        }
        return Path.of(URI.create("file://" + uri.getRawPath()));
    }
}
