// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

/**
 * What a pass did to the heap.
 *
 * @param collections how often the collector stopped the world
 * @param millis how long in all
 * @param allocatedBytes bytes of all objects made, to within what the collector had not seen yet
 */
public record HeapUse(long collections, long millis, long allocatedBytes) {
    private static final String MARK = "# heap ";

    HeapUse since(HeapUse before) {
        return new HeapUse(
                collections - before.collections, millis - before.millis, allocatedBytes - before.allocatedBytes);
    }

    /** As a line of output that {@link #parse} understands. */
    String line() {
        return MARK + collections + " " + millis + " " + allocatedBytes;
    }

    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    static HeapUse parse(String line) {
        String[] parts = line.substring(MARK.length()).split(" ");
        return new HeapUse(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
