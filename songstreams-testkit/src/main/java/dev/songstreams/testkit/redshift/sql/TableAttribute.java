// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

/** The attributes of a table that say how Redshift lays it out; PostgreSQL has one node, and no use for them. */
final class TableAttribute {

    private TableAttribute() {}

    /** Takes one attribute if it is next. */
    static boolean take(TokenReader reader) {
        if (reader.take("diststyle")) {
            if (!reader.peek().isAny("all", "auto", "even", "key")) {
                throw reader.unexpected();
            }
            reader.next();
        } else if (reader.take("distkey")) {
            expectNames(reader);
        } else if (reader.take("compound", "sortkey") || reader.take("interleaved", "sortkey")) {
            expectNames(reader);
        } else if (reader.take("sortkey")) {
            if (!reader.take("auto") && !reader.take("none")) {
                expectNames(reader);
            }
        } else if (reader.take("backup") || reader.take("encode")) {
            reader.next();
        } else {
            return false;
        }
        return true;
    }

    private static void expectNames(TokenReader reader) {
        if (reader.takeNameList() == null) {
            throw reader.unexpected();
        }
    }
}
