// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.max;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.load.LoadLedger;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;

/**
 * What the loader loaded late or in place of other rows since the last refresh, as the ledger says.
 *
 * @param ranges how many ranges of offsets
 * @param replaced whether rows were taken out of staging for it
 */
record StarReloads(long ranges, boolean replaced) {
    /** In place of the ledger's table where staging was not filled by the loader. */
    private static final String NONE = "(select cast(0 as bigint) as reload_id, cast('' as varchar(127)) as table_name,"
            + " 0 as kafka_partition, cast(0 as bigint) as from_offset, cast(0 as bigint) as to_offset,"
            + " cast(0 as bigint) as deleted_rows where false)";

    /** Where the ledger has them, as a script has a place for it. */
    static String place(String stagingSchema, Database database) {
        TableName table = LoadLedger.in(stagingSchema).reloadsTable();
        return TableCatalog.columns(database, table).isEmpty() ? NONE : QualifiedName.sql(table);
    }

    /** Those that the script has put into its temporary table. */
    static StarReloads found(Database transaction) {
        NewReloads reloads = new NewReloads(TableName.of("songstreams_new_reloads"));
        long ranges = transaction.fetchOne(Query.select(count()).from(reloads)).orElse(0L);
        long deleted = transaction
                .fetchOne(Query.select(max(reloads.deletedRows)).from(reloads))
                .orElse(0L);
        return new StarReloads(ranges, deleted > 0);
    }

    boolean isNone() {
        return ranges == 0;
    }

    /** The temporary table of new reloads. */
    private static final class NewReloads extends Table<NewReloads> {
        private final Column<Long> deletedRows = column("deleted_rows", Long.class);

        NewReloads(TableName name) {
            super(name, NewReloads::new);
        }
    }
}
