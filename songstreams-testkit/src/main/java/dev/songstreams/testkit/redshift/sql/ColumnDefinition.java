// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * One column of a CREATE TABLE or ALTER TABLE ADD COLUMN: what tells Redshift how to store it goes into the layout, keys that Redshift
 * does not enforce go, and types get the lengths Redshift gives them.
 */
final class ColumnDefinition {

    static final int MAX_VARCHAR = 65535;
    private static final int DEFAULT_VARCHAR = 256;

    private final TokenReader reader;
    private final Layout layout;
    private final String name;
    private final List<Token> result = new ArrayList<>();

    private ColumnDefinition(List<Token> tokens, Layout layout) {
        this.reader = new TokenReader(tokens);
        this.layout = layout;
        this.name = reader.peek().name();
    }

    /** The definition in PostgreSQL's words; what it says of storage goes into the layout. */
    static List<Token> translate(List<Token> tokens, Layout layout) {
        ColumnDefinition column = new ColumnDefinition(tokens, layout);
        column.keep();
        column.translateType();
        while (!column.reader.atEnd()) {
            column.translateAttribute();
        }
        return column.result;
    }

    private void keep() {
        result.add(reader.next());
    }

    private void add(String... words) {
        for (String word : words) {
            result.add(Token.word(word));
        }
    }

    private void translateType() {
        if (reader.take("character", "varying") || reader.take("varchar") || reader.take("nvarchar")) {
            add("varchar");
            translateLength(String.valueOf(DEFAULT_VARCHAR));
        } else if (reader.take("text")) {
            add("varchar", "(", String.valueOf(DEFAULT_VARCHAR), ")");
        } else if (reader.take("bpchar")) {
            add("char", "(", String.valueOf(DEFAULT_VARCHAR), ")");
        } else if (reader.peek().isAny("decimal", "numeric")) {
            keep();
            translateLength("18, 0");
        }
    }

    private void translateLength(String otherwise) {
        if (!reader.peek().is("(")) {
            add("(", otherwise, ")");
            return;
        }
        keep();
        Token length = reader.next();
        if (length.is("max")) {
            add(String.valueOf(MAX_VARCHAR));
            return;
        }
        checkLength(length);
        result.add(length);
    }

    private static void checkLength(Token length) {
        if (length.kind() == Token.Kind.NUMBER && length.text().length() > 4) {
            if (Long.parseLong(length.text()) > MAX_VARCHAR) {
                throw RefusedException.asRedshiftDoes("22023", "length for type varchar cannot exceed " + MAX_VARCHAR);
            }
        }
    }

    private void translateAttribute() {
        if (reader.take("encode")) {
            layout.encoded(name, reader.next());
        } else if (reader.take("distkey")) {
            layout.distributedBy(name);
        } else if (reader.take("sortkey")) {
            layout.sortedBy("compound", List.of(name));
        } else if (reader.take("primary", "key")) {
            add("not", "null");
        } else if (reader.take("references")) {
            reader.expectQualifiedName();
            reader.takeNameList();
        } else if (reader.take("identity")) {
            translateIdentity("always");
        } else if (reader.take("generated", "by", "default", "as", "identity")) {
            translateIdentity("by default");
        } else if (!reader.take("unique")) {
            keep();
        }
    }

    private void translateIdentity(String generated) {
        reader.expect("(");
        String seed = reader.next().text();
        reader.expect(",");
        String step = reader.next().text();
        reader.expect(")");
        add("generated", generated, "as", "identity", "(", "start", "with", seed, "increment", "by", step, ")");
    }
}
