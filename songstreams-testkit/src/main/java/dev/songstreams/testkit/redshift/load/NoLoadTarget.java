// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COPY ... NOLOAD: rows are read and checked, and go nowhere. */
record NoLoadTarget(LoadTarget session) implements LoadTarget {

    @Override
    public List<List<@Nullable String>> query(String sql, String... parameters)
            throws IOException, TargetRefusedException {
        return session.query(sql, parameters);
    }

    @Override
    public void begin(String copySql) {
        // nothing is loaded
    }

    @Override
    public void send(byte[] rows, int length) {
        // nothing is loaded
    }

    @Override
    public void end() {
        // nothing is loaded
    }

    @Override
    public void fail(LoadFailure failure) throws IOException {
        session.fail(failure);
    }
}
