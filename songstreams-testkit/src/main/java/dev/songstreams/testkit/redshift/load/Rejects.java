// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a load leaves out: all that do not fit with IGNOREALLERRORS, else as long as there are fewer than MAXERROR says; the
 * one that makes it as many fails the load.
 */
final class Rejects {

    private final int limit;
    private final List<LoadError> errors = new ArrayList<>();

    Rejects(CopyCommand command) {
        this.limit = command.has(CopyOption.IGNOREALLERRORS)
                ? Integer.MAX_VALUE
                : Math.max(1, Integer.parseInt(command.argument(CopyOption.MAXERROR, "1")));
    }

    /** Leaves out the row that failed, or fails the load with it. */
    void add(LoadFailure failure) throws LoadFailure {
        LoadError error = failure.error();
        if (error == null) {
            throw failure;
        }
        errors.add(error);
        if (errors.size() >= limit) {
            throw failure;
        }
    }

    /** What was wrong with the rows, in the order they were met. */
    List<LoadError> errors() {
        return List.copyOf(errors);
    }
}
