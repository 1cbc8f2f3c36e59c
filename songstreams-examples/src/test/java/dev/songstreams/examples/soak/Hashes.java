// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The values of one partition, by their offsets, as 64 bits each. Offsets begin near 0. */
final class Hashes {
    private static final long ABSENT = 0;
    private static final long TOMBSTONE = 1;

    private long[] byOffset = new long[1024];
    private int count;

    /** Notes a value; false if the offset has one already. */
    boolean add(long offset, byte[] value) {
        int index = Math.toIntExact(offset);
        if (index >= byOffset.length) {
            byOffset = Arrays.copyOf(byOffset, Math.max(index + 1, byOffset.length * 2));
        }
        if (byOffset[index] != ABSENT) {
            return false;
        }
        byOffset[index] = hash(value);
        count++;
        return true;
    }

    /** Whether the offset has this very value. */
    boolean has(long offset, byte[] value) {
        return offset < byOffset.length && byOffset[(int) offset] == hash(value);
    }

    int count() {
        return count;
    }

    private static long hash(byte[] value) {
        if (value == null) {
            return TOMBSTONE;
        }
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(value))
                            .getLong()
                    | 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
