// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.util.regex.Pattern;

/**
 * The name of an object under its store's root: segments between slashes, as {@code clean/listen_events/x.parquet}. A key
 * can't leave the root, and means the same object in every store.
 *
 * @param path the whole name; no empty, {@code .} or {@code ..} segment, no control character, no backslash, at most 900
 *     characters
 */
public record ObjectKey(String path) implements Comparable<ObjectKey> {
    private static final int MAX_LENGTH = 900;
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}(/|$))[^/\\\\\\p{Cntrl}]+");

    /** Checks the form. */
    public ObjectKey {
        if (path.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an object key has at most " + MAX_LENGTH + " characters: " + path);
        }
        for (String segment : path.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw new IllegalArgumentException("'" + segment + "' can't be part of an object key: " + path);
            }
        }
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
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
