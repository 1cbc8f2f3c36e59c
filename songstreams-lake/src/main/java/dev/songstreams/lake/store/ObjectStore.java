// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects under a root. Thread-safe. The one primitive that all agreement rests on is {@link #createIfAbsent}: of any
 * number of writers of one key, exactly one creates it. Every method fails with an {@link IOException} that names the key
 * and the store: a {@link StoreUnavailableException} when the store can't be reached in its time, or can't do it now, and another
 * one when it refuses.
 */
public interface ObjectStore extends AutoCloseable {
    /** Where the objects lie, as {@code s3://bucket/prefix} or {@code file:///dir}; without a trailing slash. */
    URI root();

    /**
     * The address of an object as S3, COPY and their errors have it, {@code s3://bucket/prefix/key}: a URI escapes characters of the
     * root, such as blanks, which S3 does not.
     */
    default String address(ObjectKey key) {
        URI root = root();
        String authority = root.getAuthority() == null ? "" : root.getAuthority();
        return root.getScheme() + "://" + authority + root.getPath() + "/" + key;
    }

    /**
     * The key of the object that a user names by its address, with the root escaped or not, or by the key itself.
     *
     * @throws IllegalArgumentException if the name is neither, because it can be no key
     */
    default ObjectKey keyOf(String name) {
        String under = address(new ObjectKey("x"));
        for (String root : List.of(under.substring(0, under.length() - 1), root() + "/")) {
            if (name.startsWith(root)) {
                return new ObjectKey(name.substring(root.length()));
            }
        }
        return new ObjectKey(name);
    }

    /**
     * Asks whether the store is there and lets us in, so that a command can say so before it begins. A local directory
     * need not exist before it is written to.
     *
     * @throws IOException if it can't be reached, refuses, or has no such bucket; says which, and what to do
     */
    default void verify() throws IOException {}

    /** Begins a new object of any size. The key is to be one that was never used. */
    ObjectOutput create(ObjectKey key) throws IOException;

    /**
     * Stores a small object if there is none of that key.
     *
     * @return whether this call created it; after an answer was lost on the way and the request was repeated, it may say
     *     false of the caller's own object
     */
    boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException;

    /** Stores a small object, over another if there is one. */
    void put(ObjectKey key, byte[] content) throws IOException;

    /**
     * A small object's content.
     *
     * @throws NoSuchObjectException if there is none
     */
    byte[] read(ObjectKey key) throws IOException;

    /**
     * An object's content as a stream, which the caller closes.
     *
     * @throws NoSuchObjectException if there is none
     */
    InputStream open(ObjectKey key) throws IOException;

    /**
     * The objects whose keys begin with the prefix, in the order of their UTF-8 bytes, fetched page by page. The caller
     * closes the stream; a failure on the way is an {@link java.io.UncheckedIOException}.
     *
     * @param prefix any text; the empty one lists all
     * @param startAfter only keys behind this one; it need not exist
     */
    Stream<ObjectSummary> list(String prefix, @Nullable ObjectKey startAfter) throws IOException;

    /** Deletes objects; those that do not exist are fine. */
    void delete(Collection<ObjectKey> keys) throws IOException;

    /**
     * Removes what writers that never came to an end left behind, unseen by {@link #list}: parts of multipart uploads,
     * temporary files.
     *
     * @param prefix of the keys they were meant for
     * @param before only those begun before
     * @return how many
     */
    int removeUnfinished(String prefix, Instant before) throws IOException;

    /** Frees connections and threads. */
    @Override
    void close();
}
