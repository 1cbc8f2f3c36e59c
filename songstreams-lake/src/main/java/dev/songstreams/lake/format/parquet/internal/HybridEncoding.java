// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

/**
 * Parquet's RLE / bit-packing hybrid, for small numbers of a fixed width: runs of eight and more equal values as their length and
 * the value, everything else in groups of eight, packed from the lowest bit on.
 * <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet's encodings</a>.
 */
final class HybridEncoding {
    private static final int GROUP = 8;

    private HybridEncoding() {}

    /** The bits that numbers from 0 up to this one need. */
    static int bitsFor(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    static void encode(int[] values, int count, int bits, PageBuffer out) {
        int at = 0;
        while (at < count) {
            int run = runLength(values, at, count);
            if (run >= GROUP || run == count - at) {
                putRun(values[at], run, bits, out);
                at += run;
            } else {
                int end = packedUntil(values, at, count);
                putPacked(values, at, end, bits, out);
                at = end;
            }
        }
    }

    private static int runLength(int[] values, int from, int count) {
        int value = values[from];
        int at = from + 1;
        while (at < count && values[at] == value) {
            at++;
        }
        return at - from;
    }

    /** The first place a whole number of groups behind where a run of a group or more begins; the end, if there is none. */
    private static int packedUntil(int[] values, int from, int count) {
        int at = from + GROUP;
        while (at + GROUP <= count && runLength(values, at, at + GROUP) < GROUP) {
            at += GROUP;
        }
        return at + GROUP <= count ? at : count;
    }

    /** A run of equal values. */
    static void putRun(int value, int length, int bits, PageBuffer out) {
        out.putVarInt(length << 1);
        for (int shift = 0; shift < bits; shift += Byte.SIZE) {
            out.putByte(value >>> shift);
        }
    }

    /** The last group is filled up with zeros, which readers know not to count. */
    private static void putPacked(int[] values, int from, int to, int bits, PageBuffer out) {
        int groups = (to - from + GROUP - 1) / GROUP;
        out.putVarInt(groups << 1 | 1);
        long pending = 0;
        int pendingBits = 0;
        for (int at = from; at < from + groups * GROUP; at++) {
            pending |= (at < to ? (long) values[at] : 0) << pendingBits;
            pendingBits += bits;
            if (pendingBits >= Integer.SIZE) {
                out.putInt((int) pending);
                pending >>>= Integer.SIZE;
                pendingBits -= Integer.SIZE;
            }
        }
        for (; pendingBits > 0; pendingBits -= Byte.SIZE) {
            out.putByte((int) pending);
            pending >>>= Byte.SIZE;
        }
    }
}
