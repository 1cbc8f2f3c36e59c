// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.List;

/** The attributes of a table that say how Redshift lays it out. PostgreSQL has one node, and no use for them. */
final class TableAttribute {

    private TableAttribute() {}

    /** Takes one attribute if it is next, and adds what it says to the layout. */
    static boolean take(TokenReader reader, Layout layout) {
        if (reader.take("diststyle")) {
            layout.distributed(expectStyle(reader));
        } else if (reader.take("distkey")) {
            expectNames(reader).forEach(layout::distributedBy);
        } else if (reader.take("interleaved", "sortkey")) {
            layout.sortedBy("interleaved", expectNames(reader));
        } else if (reader.take("compound", "sortkey")) {
            layout.sortedBy("compound", expectNames(reader));
        } else if (reader.take("sortkey", "auto")) {
            layout.sort("auto");
        } else if (reader.take("sortkey")) {
            layout.sortedBy("compound", expectNames(reader));
        } else if (reader.take("encode", "auto")) {
            layout.encodedAutomatically();
        } else if (reader.take("backup", "yes") || reader.take("backup", "no")) {
            layout.backup(reader.previous().is("yes"));
        } else {
            return false;
        }
        return true;
    }

    static String expectStyle(TokenReader reader) {
        if (!reader.peek().isAny("all", "auto", "even", "key")) {
            throw reader.unexpected();
        }
        return reader.next().name();
    }

    static List<String> expectNames(TokenReader reader) {
        List<String> names = reader.takeNameList();
        if (names == null) {
            throw reader.unexpected();
        }
        return names;
    }
}
