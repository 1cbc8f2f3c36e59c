// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of an UNLOAD come from: a query in the session's transaction. */
@FunctionalInterface
public interface RowSource {

    /** Takes the rows of a query, one after the other, as text. */
    interface Rows {

        /** The columns, before the first row. */
        void columns(List<UnloadColumn> columns) throws UnloadFailure;

        /** One row; null is null. */
        void row(List<@Nullable String> values) throws IOException, UnloadFailure;
    }

    /** Runs the query and hands its rows over. */
    void read(String query, Rows rows) throws IOException, TargetRefusedException, UnloadFailure;
}
