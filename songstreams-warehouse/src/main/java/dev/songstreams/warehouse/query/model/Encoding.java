// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.Locale;

/** How a column is compressed; AWS says which types each is for. */
public enum Encoding {
    /** Numbers and times: AWS's own choice for them. */
    AZ64,
    /** Few different values. */
    BYTEDICT,
    /** Numbers and times that differ little from row to row: differences in a byte. */
    DELTA,
    /** The same, with differences in two bytes. */
    DELTA32K,
    /** Long text. */
    LZO,
    /** Numbers most of which fit into a byte. */
    MOSTLY8,
    /** Numbers most of which fit into two bytes. */
    MOSTLY16,
    /** Numbers most of which fit into four bytes. */
    MOSTLY32,
    /** None, as for sort keys. */
    RAW,
    /** Values that repeat from row to row. */
    RUNLENGTH,
    /** Text with few different words. */
    TEXT255,
    /** Text with more of them. */
    TEXT32K,
    /** Text, and all else. */
    ZSTD;

    /** The keyword. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
