// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import dev.songstreams.core.row.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object under its store's root: segments between slashes, as {@code clean/listen_events/x.parquet}. A key
 * can't leave the root, and means the same object in every store. Keys are ordered by their UTF-8 bytes, as listings are.
 *
 * @param path the whole name; no empty, {@code .} or {@code ..} segment, no control character, no backslash, no half of a
 *     surrogate pair, at most 900 bytes of UTF-8 (S3 takes 1024 with the store's prefix)
 */
public record ObjectKey(String path) implements Comparable<ObjectKey> {
    private static final int MAX_BYTES = 900;
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}(/|$))[^/\\\\\\p{Cntrl}]+");

    /** Checks the form. */
    public ObjectKey {
        String problem = problem(path);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Whether a text can be a key, as the names of other people's objects may not. */
    public static boolean isValid(String path) {
        return problem(path) == null;
    }

    private static @Nullable String problem(String path) {
        if (Utf8.length(path) > MAX_BYTES) {
            return "an object key has at most " + MAX_BYTES + " bytes: " + path;
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            return "half a surrogate pair can't be part of an object key: " + path;
        }
        for (String segment : path.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                return "'" + segment + "' can't be part of an object key: " + path;
            }
        }
        return null;
    }

    /** A key of these segments. */
    public static ObjectKey of(String... segments) {
        return new ObjectKey(String.join("/", segments));
    }

    /** The key of an object under this one. */
    public ObjectKey resolve(String child) {
        return new ObjectKey(path + "/" + child);
    }

    /** The last segment. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return Utf8.compare(path, other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
