// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.load.LoadFailure;
import dev.songstreams.testkit.redshift.load.LoadTarget;
import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads into a table through the session's own connection, so that the rows are part of its transaction. */
final class SessionLoadTarget implements LoadTarget {

    private final OwnStatements session;
    private OwnStatements.@Nullable CopyIn copy;

    SessionLoadTarget(OwnStatements session) {
        this.session = session;
    }

    @Override
    public List<List<@Nullable String>> query(String sql, String... parameters)
            throws IOException, TargetRefusedException {
        return session.query(sql, parameters);
    }

    @Override
    public void begin(String copySql) throws IOException, TargetRefusedException {
        copy = session.copyIn(copySql);
    }

    @Override
    public void send(byte[] rows, int length) throws IOException, TargetRefusedException {
        begun().send(rows, length);
    }

    @Override
    public void end() throws IOException, TargetRefusedException {
        begun().end();
    }

    @Override
    public void fail(LoadFailure failure) throws IOException {
        ErrorReport error = ErrorReport.error(failure.sqlState(), failure.message(), failure.detail());
        if (copy == null) {
            session.raise(error);
        } else {
            copy.fail(error);
        }
    }

    private OwnStatements.CopyIn begun() {
        if (copy == null) {
            throw new IllegalStateException("the COPY has not begun");
        }
        return copy;
    }
}
