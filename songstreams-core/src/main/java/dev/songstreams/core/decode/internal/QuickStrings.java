// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode.internal;

import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.row.BytesVector;
import dev.songstreams.core.row.ColumnVector;
import dev.songstreams.core.row.LongVector;

/** The readers of columns whose JSON is a string. */
final class QuickStrings {
    private QuickStrings() {}

    static final class Texts extends QuickColumn {
        private final int maxBytes;
        private final TextRepair repair;
        private final JsonString string;

        Texts(int maxBytes, TextRepair repair, JsonString string) {
            this.maxBytes = maxBytes;
            this.repair = repair;
            this.string = string;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text) || string.length() > maxBytes) {
                return false;
            }
            BytesVector texts = (BytesVector) vector;
            if (!string.isAscii() && repair != TextRepair.NONE && storeRepaired(texts)) {
                return true;
            }
            texts.set(string.bytes(), string.start(), string.length());
            return true;
        }

        /** Stores what the text was before it was read with the wrong charset; false if it was not. */
        private boolean storeRepaired(BytesVector texts) {
            byte[] target = texts.reserve(string.length());
            int length =
                    Latin1Repair.repair(string.bytes(), string.start(), string.length(), target, texts.writeOffset());
            if (length != Latin1Repair.NONE) {
                texts.commit(length);
            }
            return length != Latin1Repair.NONE;
        }
    }

    static final class Names extends QuickColumn {
        private final byte[][] names;
        private final JsonString string;

        Names(byte[][] names, JsonString string) {
            this.names = names;
            this.string = string;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text)) {
                return false;
            }
            for (byte[] name : names) {
                if (string.is(name)) {
                    ((BytesVector) vector).set(name, 0, name.length);
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code yyyy-MM-dd}. */
    static final class Dates extends QuickColumn {
        private final JsonString string;

        Dates(JsonString string) {
            this.string = string;
        }

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text)) {
                return false;
            }
            long days = IsoText.days(string.bytes(), string.start(), string.length());
            if (days == IsoText.NONE) {
                return false;
            }
            ((LongVector) vector).set(days);
            return true;
        }
    }

    /** 32 hexadecimal digits with hyphens between the groups; large letters become small ones. */
    static final class Uuids extends QuickColumn {
        private final JsonString string;

        Uuids(JsonString string) {
            this.string = string;
        }

        private static final int LENGTH = 36;

        @Override
        boolean read(JsonText text, ColumnVector vector) {
            if (!string.read(text) || string.length() != LENGTH) {
                return false;
            }
            BytesVector uuids = (BytesVector) vector;
            byte[] source = string.bytes();
            byte[] target = uuids.reserve(LENGTH);
            int from = string.start();
            int to = uuids.writeOffset();
            for (int i = 0; i < LENGTH; i++) {
                byte b = source[from + i];
                boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
                byte small = b >= 'A' && b <= 'F' ? (byte) (b | 0x20) : b;
                if (hyphen ? b != '-' : !isDigit(small)) {
                    return false;
                }
                target[to + i] = small;
            }
            uuids.commit(LENGTH);
            return true;
        }

        private static boolean isDigit(byte b) {
            return b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
        }
    }
}
