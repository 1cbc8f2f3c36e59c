// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

/**
 * How JSON is read. Immutable.
 *
 * @param maxValueBytes a record with a longer value is rejected before it is parsed; 1 MiB by default
 * @param textRepair what is done with text that was decoded with the wrong charset; nothing by default
 */
public record JsonOptions(int maxValueBytes, TextRepair textRepair) {
    private static final int DEFAULT_MAX_VALUE_BYTES = 1 << 20;

    /** Checks the bound. */
    public JsonOptions {
        if (maxValueBytes < 2) {
            throw new IllegalArgumentException("maxValueBytes is at least 2, the length of {}, not " + maxValueBytes);
        }
    }

    /** Values of at most 1 MiB, text as it is. */
    public static JsonOptions defaults() {
        return new JsonOptions(DEFAULT_MAX_VALUE_BYTES, TextRepair.NONE);
    }

    /** These options with another repair of text. */
    public JsonOptions withTextRepair(TextRepair repair) {
        return new JsonOptions(maxValueBytes, repair);
    }

    /** These options with another bound on a value's length. */
    public JsonOptions withMaxValueBytes(int bytes) {
        return new JsonOptions(bytes, textRepair);
    }
}
