// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader must know of a file's format; stands in the lake log beside the file.
 *
 * @param name {@code parquet}, {@code csv} or {@code jsonl}
 * @param options what else matters to a reader, such as {@code compression=gzip}, {@code header=true}, {@code null=\N},
 *     in the order of their names
 */
public record FormatDescription(String name, Map<String, String> options) {
    /** Copies the options. */
    public FormatDescription {
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /**
     * The value of an option.
     *
     * @throws IllegalArgumentException if the description lacks it
     */
    public String option(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new IllegalArgumentException(
                    "a description of " + name + " files says their " + option + "; this one only " + options);
        }
        return value;
    }
}
