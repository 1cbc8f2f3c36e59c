// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row of a text file.
 *
 * @param line the line it begins on, from 1
 * @param fault what is wrong with the row as a whole, or null
 */
record TextRow(long line, List<String> fields, @Nullable ValueFault fault) {

    /** The row about as it stands in the file, for messages. */
    String raw() {
        return String.join(",", fields);
    }

    /** Collects the fields as the parser finds them. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<TextRow> {

        private long line;
        private List<String> fields = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            fields = new ArrayList<>(fields.size());
        }

        @Override
        protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
            fields.add(new String(buf, offset, len));
        }

        @Override
        protected @Nullable TextRow buildRecord() {
            return new TextRow(line, fields, null);
        }
    }
}
