// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

/** A table whose columns are known when the program runs, not when it is compiled. */
public final class RuntimeTable extends Table<RuntimeTable> {

    RuntimeTable(TableName name) {
        super(name, RuntimeTable::new);
    }
}
