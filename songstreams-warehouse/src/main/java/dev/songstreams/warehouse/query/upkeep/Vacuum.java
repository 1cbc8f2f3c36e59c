// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.upkeep;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.model.Upkeep;
import dev.songstreams.warehouse.query.model.Upkeep.Vacuum.Kind;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.OptionalInt;

/**
 * VACUUM: takes back the room of deleted rows, and sorts. It cannot be part of a transaction, and is refused in one; one
 * runs at a time. Immutable.
 */
public final class Vacuum implements Command {

    private final Upkeep.Vacuum vacuum;

    private Vacuum(Upkeep.Vacuum vacuum) {
        this.vacuum = vacuum;
    }

    /** Takes back room, and sorts. */
    public static Vacuum full(TableName table) {
        return of(table, Kind.FULL);
    }

    /** Sorts only. */
    public static Vacuum sortOnly(TableName table) {
        return of(table, Kind.SORT_ONLY);
    }

    /** Takes back room only. */
    public static Vacuum deleteOnly(TableName table) {
        return of(table, Kind.DELETE_ONLY);
    }

    /** Looks at interleaved sort keys anew, then does all of {@link #full}. */
    public static Vacuum reindex(TableName table) {
        return of(table, Kind.REINDEX);
    }

    /** Sorts what came last among itself: for large tables that were loaded in small parts. */
    public static Vacuum recluster(TableName table) {
        return of(table, Kind.RECLUSTER);
    }

    /**
     * The table is left as it is if so much of it, in percent, is in order already; 95 unless told.
     *
     * @throws IllegalArgumentException if it is not 0 to 100, or this kind of VACUUM has no such limit
     */
    public Vacuum toPercent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("VACUUM goes to 0 to 100 percent, not " + percent);
        }
        if (vacuum.kind() == Kind.REINDEX || vacuum.kind() == Kind.RECLUSTER) {
            throw new IllegalArgumentException(
                    "Redshift's VACUUM " + vacuum.kind() + " takes no percentage; it goes through the whole table");
        }
        return new Vacuum(new Upkeep.Vacuum(vacuum.table(), vacuum.kind(), OptionalInt.of(percent), vacuum.boost()));
    }

    /** With more of the cluster; other work waits. */
    public Vacuum boost() {
        return new Vacuum(new Upkeep.Vacuum(vacuum.table(), vacuum.kind(), vacuum.percent(), true));
    }

    @Override
    public Statement statement() {
        return vacuum;
    }

    private static Vacuum of(TableName table, Kind kind) {
        return new Vacuum(new Upkeep.Vacuum(table.path(), kind, OptionalInt.empty(), false));
    }
}
