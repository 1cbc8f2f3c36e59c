// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import java.sql.SQLException;
import java.util.List;

/**
 * A commit failed, so it is not known whether the transaction happened: the server may have committed it before its
 * answer was lost. Whoever ran it must look at what is in the warehouse.
 */
public final class CommitException extends WarehouseException {

    private static final long serialVersionUID = 1;

    CommitException(SQLException cause) {
        super("the commit failed, and its outcome is unknown,", "", List.of(), cause);
    }
}
