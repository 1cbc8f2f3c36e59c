// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.util.Arrays;
import java.util.List;

/**
 * The names of all files that a log ever named, as eight bytes each: it may have named millions. Where it named ten million, one in some
 * 10^12 other names is taken for one of them. Not thread-safe.
 */
final class FileNames implements FileAccount {
    private long[] hashes = new long[256];
    private int count;
    private boolean sorted = true;

    @Override
    public void add(Segment segment) {
        segment.files().forEach(file -> add(file.key()));
        segment.removed().forEach(this::add);
    }

    @Override
    public void add(LogEntry entry) {
        // What it removes, an entry before it has named.
        entry.added().forEach(file -> add(file.key()));
    }

    void addAll(List<LogEntry> entries) {
        entries.forEach(this::add);
    }

    private void add(ObjectKey key) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count + (count >> 1));
        }
        hashes[count++] = hash(key);
        sorted = false;
    }

    /** Whether an entry named that file; hardly ever true of one that none did. */
    boolean contains(ObjectKey key) {
        if (!sorted) {
            Arrays.sort(hashes, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, count, hash(key)) >= 0;
    }

    /** FNV-1a over UTF-16, whose last bits are mixed once more. */
    private static long hash(ObjectKey key) {
        String path = key.path();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
