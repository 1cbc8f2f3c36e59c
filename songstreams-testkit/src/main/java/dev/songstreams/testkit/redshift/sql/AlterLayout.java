// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import java.util.Locale;

/** What an ALTER TABLE says of the layout: other keys, styles and encodings, a column that comes with an encoding, or one that goes. */
final class AlterLayout {

    private AlterLayout() {}

    /** Empty if the statement says nothing of the layout or is no ALTER TABLE. */
    static String of(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.take("alter", "table")) {
            return "";
        }
        reader.take("if", "exists");
        List<String> table = reader.expectQualifiedName();
        if (changes(reader)) {
            Layout layout = Layout.of("alter");
            takeClauses(reader, layout);
            return layout.text();
        } else if (reader.take("add") && !CreateTable.isKey(reader.rest())) {
            reader.take("column");
            return added(reader.rest());
        } else if (reader.take("drop") && !reader.take("constraint")) {
            reader.take("column");
            Layout layout = Layout.of("drop");
            layout.drops(table, reader.expectName());
            return layout.text();
        }
        return "";
    }

    /** Whether the clauses that are next change the layout only. */
    static boolean changes(TokenReader reader) {
        List<Token> rest = reader.rest();
        if (rest.size() < 2 || !rest.get(0).is("alter")) {
            return false;
        }
        boolean table = rest.get(1).isAny("compound", "distkey", "diststyle", "encode", "interleaved", "sortkey");
        boolean column =
                rest.size() > 3 && rest.get(1).is("column") && rest.get(3).is("encode");
        return table || column;
    }

    private static void takeClauses(TokenReader reader, Layout layout) {
        do {
            reader.expect("alter");
            takeClause(reader, layout);
        } while (reader.take(","));
        if (!reader.atEnd()) {
            throw reader.unexpected();
        }
    }

    private static void takeClause(TokenReader reader, Layout layout) {
        if (reader.take("diststyle")) {
            layout.distributed(TableAttribute.expectStyle(reader));
            if (reader.take("distkey")) {
                layout.distributedBy(reader.expectName());
            }
        } else if (reader.take("distkey")) {
            layout.distributedBy(reader.expectName());
        } else if (reader.take("sortkey", "auto") || reader.take("sortkey", "none")) {
            layout.sort(reader.previous().name());
        } else if (reader.take("encode", "auto")) {
            layout.encodedAutomatically();
        } else if (reader.take("column")) {
            String column = reader.expectName();
            reader.expect("encode");
            layout.encoded(column, reader.next());
        } else {
            takeSortKey(reader, layout);
        }
    }

    private static void takeSortKey(TokenReader reader, Layout layout) {
        if (reader.peek().is("interleaved")) {
            throw RefusedException.asRedshiftDoes(
                    "0A000",
                    "a sort key cannot be altered to an interleaved one; create another table with it and copy the rows");
        }
        reader.take("compound");
        reader.expect("sortkey");
        layout.sortedBy("compound", TableAttribute.expectNames(reader));
    }

    private static String added(List<Token> definition) {
        int key = Tokens.findOutside(definition, 1, "identity", "primary", "references", "unique");
        if (key > 0) {
            throw RefusedException.asRedshiftDoes(
                    "0A000",
                    "an added column cannot be "
                            + definition.get(key).text().toUpperCase(Locale.ROOT)
                            + "; add the constraint to the table, or create another table");
        }
        Layout layout = Layout.of("add");
        ColumnDefinition.translate(definition, layout);
        if (layout.hasKeys()) {
            throw RefusedException.asRedshiftDoes(
                    "0A000", "an added column can be neither the DISTKEY nor a SORTKEY of its table");
        }
        return layout.text();
    }
}
