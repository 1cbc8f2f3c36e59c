// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

/** How a format of lines writes what formats write differently; numbers and booleans are the same in all. */
interface Notation {
    /** The text of a value that is not there. */
    byte[] nullText();

    /** The first place from there on whose byte may keep a text from standing as it is; the end if there is none. */
    int specialFrom(byte[] utf8, int from, int end);

    /** Whether a text without such a byte is written as it is, with nothing around it. */
    boolean standsBare(byte[] utf8, int offset, int length);

    /** Writes any text. */
    void putText(byte[] utf8, int offset, int length, TextBuffer to);

    /** Writes microseconds since 1970 to an array with room enough, and returns the place behind. */
    int putTimestamp(long micros, byte[] to, int at);

    /** Writes days since 1970 to an array with room enough, and returns the place behind. */
    int putDate(long days, byte[] to, int at);

    /** What stands around a decimal of so many digits; may be nothing. */
    byte[] decimalQuote(int precision);
}
