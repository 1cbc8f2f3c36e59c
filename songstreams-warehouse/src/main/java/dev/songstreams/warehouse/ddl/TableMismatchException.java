// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

/** A table has other columns than the events that are to go into it, and appending columns can't mend it. */
public final class TableMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TableMismatchException(String message) {
        super(message);
    }
}
