// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.core.row.Utf8;
import dev.songstreams.lake.store.ObjectKey;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A bucket and the prefix of all keys in it.
 *
 * @param prefix without slashes at its ends; may be empty
 */
record S3Location(String bucket, String prefix) {
    /** What S3 leaves of its 1024 bytes beside a key of the greatest length. */
    private static final int MAX_PREFIX_BYTES = 120;

    S3Location {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("a bucket needs a name");
        }
        if (!prefix.isEmpty() && (!ObjectKey.isValid(prefix) || Utf8.length(prefix) > MAX_PREFIX_BYTES)) {
            throw new IllegalArgumentException("'" + prefix + "' can't be the prefix of keys in bucket " + bucket
                    + ": it has at most " + MAX_PREFIX_BYTES + " bytes and no empty, . or .. part");
        }
    }

    /** The place that {@code s3://bucket/prefix} names. */
    static S3Location of(URI uri) {
        boolean plain =
                uri.getUserInfo() == null && uri.getPort() < 0 && uri.getQuery() == null && uri.getFragment() == null;
        if (!"s3".equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null || !plain) {
            throw new IllegalArgumentException("expected s3://bucket/prefix, not a URI of scheme " + uri.getScheme()
                    + " with other parts; endpoint and login come from the environment");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        return new S3Location(uri.getRawAuthority(), path.replaceAll("^/+|/+$", ""));
    }

    URI uri() {
        try {
            return new URI("s3", bucket, prefix.isEmpty() ? null : "/" + prefix, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("bucket '" + bucket + "' can't stand in a URI", e);
        }
    }

    /** The whole key of an object, or of a prefix of some, in the bucket. */
    String whole(String key) {
        return prefix.isEmpty() ? key : prefix + "/" + key;
    }

    /** What a whole key is called under the prefix. */
    String relative(String whole) {
        return prefix.isEmpty() ? whole : whole.substring(prefix.length() + 1);
    }
}
