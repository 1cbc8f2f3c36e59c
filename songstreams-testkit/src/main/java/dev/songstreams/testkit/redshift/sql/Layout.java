// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one statement says of how Redshift stores a table: distribution, sort keys and encodings. It has no meaning for PostgreSQL, but
 * the catalogue shows it; so it goes there as JSON, and {@code layouts.sql} keeps it as labels of the table and its columns.
 *
 * <p>What is wrong whatever the table looks like is refused here; the rest, such as unknown columns, where the labels are written.
 */
final class Layout {

    private static final int MAX_COMPOUND = 400;
    private static final int MAX_INTERLEAVED = 8;

    private static final Set<String> ENCODINGS = Set.of(
            "az64",
            "bytedict",
            "delta",
            "delta32k",
            "lzo",
            "mostly16",
            "mostly32",
            "mostly8",
            "raw",
            "runlength",
            "text255",
            "text32k",
            "zstd");

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final List<String> distributionKeys = new ArrayList<>();
    private final List<String> sortKeys = new ArrayList<>();
    private final Map<String, String> encodings = new LinkedHashMap<>();
    private String style = "";
    private String sortStyle = "";

    private Layout() {}

    static Layout of(String statement) {
        Layout layout = new Layout();
        layout.json.put("statement", statement);
        return layout;
    }

    void distributedBy(String column) {
        distributionKeys.add(column);
        if (distributionKeys.size() > 1) {
            throw refused("a table has one DISTKEY, and this names " + String.join(" and ", distributionKeys));
        }
    }

    void distributed(String asked) {
        if (!style.isEmpty()) {
            throw refused("DISTSTYLE is given twice");
        }
        style = asked.toLowerCase(Locale.ROOT);
    }

    /** Sorted by these columns, in the style {@code compound} or {@code interleaved}. */
    void sortedBy(String asked, List<String> columns) {
        sort(asked);
        sortKeys.addAll(columns);
        int most = asked.equals("interleaved") ? MAX_INTERLEAVED : MAX_COMPOUND;
        if (columns.size() > most) {
            throw refused("a" + (most == MAX_COMPOUND ? " compound" : "n interleaved") + " SORTKEY has " + most
                    + " columns at most, and this has " + columns.size());
        }
        Set<String> seen = new HashSet<>();
        columns.forEach(column -> {
            if (!seen.add(column)) {
                throw refused("column \"" + column + "\" is named twice in SORTKEY");
            }
        });
    }

    /** What SORTKEY says in place of columns: {@code auto} or {@code none}. */
    void sort(String asked) {
        if (!sortStyle.isEmpty()) {
            throw refused("a table has one SORTKEY; several columns are named together, as in SORTKEY (a, b)");
        }
        sortStyle = asked;
    }

    void encoded(String column, Token encoding) {
        if (!ENCODINGS.contains(encoding.name())) {
            throw refused("\"" + encoding.text() + "\" is no encoding");
        }
        if (encodings.put(column, encoding.name()) != null) {
            throw refused("column \"" + column + "\" is given two encodings");
        }
    }

    void encodedAutomatically() {
        json.put("encode_auto", true);
    }

    void backup(boolean yes) {
        json.put("backup", yes);
    }

    /** The new table has the parent's layout, and its columns have theirs. */
    void like(List<String> parent) {
        json.put("like", qualified(parent));
    }

    /** A query's table has the layout of the one table it selects from, as far as these columns bear it. */
    void from(List<String> source, Map<String, String> columns) {
        json.put("from", qualified(source));
        ObjectNode names = json.putObject("columns");
        columns.forEach(names::put);
    }

    void drops(List<String> table, String column) {
        json.put("table", qualified(table));
        json.put("drops", column);
    }

    private static String qualified(List<String> name) {
        return String.join(".", name.stream().map(Quoting::name).toList());
    }

    boolean hasKeys() {
        return !style.isEmpty() || !sortStyle.isEmpty() || !distributionKeys.isEmpty();
    }

    /** The layout as JSON, or an empty text if the statement says nothing of it. */
    String text() {
        check();
        if (!distributionKeys.isEmpty()) {
            json.put("distkey", distributionKeys.get(0));
            json.put("diststyle", "key");
        } else if (!style.isEmpty()) {
            json.put("diststyle", style);
        }
        if (!sortStyle.isEmpty()) {
            json.put("sortstyle", sortStyle);
            ArrayNode columns = json.putArray("sortkeys");
            sortKeys.forEach(columns::add);
        }
        if (!encodings.isEmpty()) {
            ObjectNode given = json.putObject("encodings");
            encodings.forEach(given::put);
        }
        return json.size() == 1 ? "" : json.toString();
    }

    private void check() {
        if (json.has("like") && (hasKeys() || json.has("backup"))) {
            throw refused(
                    "CREATE TABLE ... LIKE takes distribution, sort keys and BACKUP from the parent; they cannot be given");
        }
        boolean byKey = style.equals("key");
        if (byKey && distributionKeys.isEmpty()) {
            throw refused("DISTSTYLE KEY needs a DISTKEY");
        }
        if (!byKey && !style.isEmpty() && !distributionKeys.isEmpty()) {
            throw refused("DISTSTYLE " + style.toUpperCase(Locale.ROOT) + " has no DISTKEY; DISTSTYLE KEY has one");
        }
    }

    private static RefusedException refused(String message) {
        return RefusedException.asRedshiftDoes("42P16", message);
    }
}
