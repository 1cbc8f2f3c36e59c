// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session a load belongs to: where it looks up the table, and where its rows go. */
public interface LoadTarget {

    /** Runs a query in the session's transaction. */
    List<List<@Nullable String>> query(String sql, String... parameters) throws IOException, TargetRefusedException;

    /** Begins a COPY FROM STDIN in the session's transaction. */
    void begin(String copySql) throws IOException, TargetRefusedException;

    /** Sends so many bytes of rows. */
    void send(byte[] rows, int length) throws IOException, TargetRefusedException;

    /** Ends the COPY; on return the rows are in the table. */
    void end() throws IOException, TargetRefusedException;

    /** Fails the session's transaction with this error. */
    void fail(LoadFailure failure) throws IOException;
}
