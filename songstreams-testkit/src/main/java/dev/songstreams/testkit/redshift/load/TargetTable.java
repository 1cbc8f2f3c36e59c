// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import dev.songstreams.testkit.redshift.sql.Quoting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table a COPY fills, and which of its columns, in the order of the file's.
 */
record TargetTable(String name, long id, String quotedName, List<TargetColumn> columns) {

    private static final String COLUMNS = "select a.attrelid, a.attname, t.typname,"
            + " format_type(a.atttypid, a.atttypmod), a.atttypmod, a.attnotnull, a.attidentity <> ''"
            + " from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid"
            + " where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum";

    static TargetTable find(CopyCommand command, LoadTarget target)
            throws IOException, TargetRefusedException, LoadFailure {
        List<List<@Nullable String>> rows = target.query(COLUMNS, command.quotedTable());
        if (rows.isEmpty()) {
            throw LoadFailure.because("Cannot COPY into nonexistent table " + command.tableName());
        }
        List<TargetColumn> inOrder = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            boolean identity = "t".equals(row.get(6));
            if (!identity || command.columns() != null || command.has(CopyOption.EXPLICIT_IDS)) {
                inOrder.add(column(row));
            }
        }
        long id = Long.parseLong(text(rows.get(0), 0));
        return new TargetTable(command.tableName(), id, command.quotedTable(), chosen(command, inOrder));
    }

    /** The COPY with which PostgreSQL takes the rows. */
    String copySql() {
        String names = columns.stream().map(c -> Quoting.name(c.name())).collect(Collectors.joining(", "));
        return "copy " + quotedName + " (" + names + ") from stdin (format binary)";
    }

    private static List<TargetColumn> chosen(CopyCommand command, List<TargetColumn> all) throws LoadFailure {
        List<String> names = command.columns();
        if (names == null) {
            return List.copyOf(all);
        }
        Map<String, TargetColumn> byName =
                all.stream().collect(Collectors.toMap(TargetColumn::name, Function.identity()));
        List<TargetColumn> chosen = new ArrayList<>();
        for (String name : names) {
            TargetColumn column = byName.get(name);
            if (column == null) {
                throw LoadFailure.because(
                        "column \"" + name + "\" of relation \"" + command.tableName() + "\" does not exist");
            }
            chosen.add(column);
        }
        return List.copyOf(chosen);
    }

    private static TargetColumn column(List<@Nullable String> row) throws LoadFailure {
        String name = text(row, 1);
        return TargetColumn.of(
                name,
                ColumnType.ofCatalogue(name, text(row, 2)),
                text(row, 3),
                Integer.parseInt(text(row, 4)),
                "t".equals(row.get(5)));
    }

    private static String text(List<@Nullable String> row, int index) {
        return String.valueOf(row.get(index));
    }
}
