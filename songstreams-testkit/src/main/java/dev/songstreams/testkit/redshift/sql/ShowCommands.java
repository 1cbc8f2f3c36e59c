// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;
import java.util.Locale;

/** SHOW DATABASES, SCHEMAS, TABLES and COLUMNS, which are questions to the catalogue. SHOW of a setting is not for this class. */
final class ShowCommands {

    private static final String[] MISSING = {
        "column",
        "constraints",
        "datashares",
        "external",
        "functions",
        "grants",
        "model",
        "parameters",
        "policies",
        "procedure",
        "procedures",
        "table",
        "view"
    };

    private ShowCommands() {}

    static List<Token> translate(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.take("show") || reader.remaining() == 0) {
            return tokens;
        } else if (reader.peek().isAny(MISSING)) {
            throw RefusedException.missing("SHOW " + reader.peek().text().toUpperCase(Locale.ROOT));
        } else if (reader.take("databases")) {
            return query("show_databases", "", "database_name", reader);
        } else if (reader.take("schemas", "from", "database")) {
            String database = Quoting.literal(reader.expectName());
            return query("show_schemas", "database_name = " + database, "schema_name", reader);
        } else if (reader.take("tables", "from", "schema")) {
            List<String> schema = reader.expectQualifiedName();
            return query("show_tables", in(schema, "schema_name"), "table_name", reader);
        } else if (reader.take("columns", "from", "table")) {
            List<String> table = reader.expectQualifiedName();
            return query("show_columns", in(table, "schema_name", "table_name"), "column_name", reader);
        }
        return tokens;
    }

    /** The condition that a name sets, whose first part may be the database. */
    private static String in(List<String> name, String... columns) {
        boolean database = name.size() == columns.length + 1;
        if (!database && name.size() != columns.length) {
            throw RefusedException.syntax("at or near \"" + name.get(0) + "\"");
        }
        StringBuilder condition = new StringBuilder("true");
        if (database) {
            condition.append(" and database_name = ").append(Quoting.literal(name.get(0)));
        }
        for (int i = 0; i < columns.length; i++) {
            String part = name.get(i + (database ? 1 : 0));
            condition.append(" and ").append(columns[i]).append(" = ").append(Quoting.literal(part));
        }
        return condition.toString();
    }

    private static List<Token> query(String view, String condition, String name, TokenReader reader) {
        StringBuilder sql = new StringBuilder("select * from local_redshift." + view + " where ");
        sql.append(condition.isEmpty() ? "true" : condition);
        if (reader.take("like")) {
            sql.append(" and ").append(name).append(" like ").append(Quoting.literal(reader.expectString()));
        }
        sql.append(" order by ").append(view.equals("show_columns") ? "ordinal_position" : name);
        if (reader.take("limit")) {
            sql.append(" limit ").append(reader.expectValue());
        }
        if (!reader.atEnd()) {
            throw reader.unexpected();
        }
        return Tokenizer.tokens(sql.toString());
    }
}
