// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One of the two views in which Redshift tells why a COPY failed; they hold much the same under other names. */
final class LoadErrorView extends Table<LoadErrorView> {
    /** On every Redshift; without the value. */
    static final LoadErrorView SYS = new LoadErrorView(
            TableName.of("sys_load_error_detail"),
            List.of("start_time", "query_id", "file_name", "line_number", "column_name", "error_message"));

    /** On provisioned clusters alone. */
    static final LoadErrorView STL = new LoadErrorView(
            TableName.of("stl_load_errors"),
            List.of("starttime", "query", "filename", "line_number", "colname", "err_reason", "raw_field_value"));

    /** Far more than one COPY leaves: it ends with its first error. */
    private static final int NEWEST = 100;

    private final Column<Instant> start;
    private final Column<Long> query;
    private final List<Column<String>> texts;
    private final Column<Long> line;
    private final Expression<String> value;

    private LoadErrorView(TableName name, List<String> columns) {
        super(name, other -> new LoadErrorView(other, columns));
        this.start = column(columns.get(0), Instant.class);
        this.query = column(columns.get(1), Long.class);
        this.line = column(columns.get(3), Long.class);
        this.texts = List.of(
                column(columns.get(2), String.class),
                column(columns.get(4), String.class),
                column(columns.get(5), String.class));
        this.value = columns.size() > 6 ? column(columns.get(6), String.class) : Expression.nullOf(SqlType.varchar(1));
    }

    /** The errors since then, the newest first. */
    Query<Row> since(Instant time) {
        return Query.select(query, texts.get(0), line, texts.get(1), texts.get(2), value)
                .from(this)
                .where(start.ge(time))
                .orderBy(start.desc())
                .limit(NEWEST)
                .as(Row.class);
    }

    /** A row of either view; its texts are padded with blanks. */
    record Row(
            Long query,
            @Nullable String file,
            @Nullable Long line,
            @Nullable String column,
            @Nullable String reason,
            @Nullable String value) {
        LoadError error() {
            OptionalLong number = line == null || line < 1 ? OptionalLong.empty() : OptionalLong.of(line);
            return new LoadError(text(file), number, text(column), text(value), text(reason), query);
        }

        private static String text(@Nullable String padded) {
            return padded == null ? "" : padded.strip();
        }
    }
}
