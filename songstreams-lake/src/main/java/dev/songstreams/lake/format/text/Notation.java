// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

/** How a format of lines writes what formats write differently; numbers and booleans are the same in all. */
interface Notation {
    /** The text of a value that is not there. */
    byte[] nullText();

    void putText(byte[] utf8, int offset, int length, TextBuffer to);

    void putTimestamp(long micros, TextBuffer to);

    void putDate(long days, TextBuffer to);

    /** What stands around a decimal of so many digits; may be nothing. */
    byte[] decimalQuote(int precision);
}
