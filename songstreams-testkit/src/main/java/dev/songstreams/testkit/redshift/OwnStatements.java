// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.PgMessage.Body;
import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import dev.songstreams.testkit.redshift.unload.RowSource;
import dev.songstreams.testkit.redshift.unload.UnloadFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the server's own, run in the client's session and transaction between the client's. Only to be used when the client's
 * are {@linkplain Backend#settle settled}.
 */
final class OwnStatements {

    private static final PgMessage FLUSH = new PgMessage('H', new byte[0]);

    private final Backend backend;
    private int count;

    OwnStatements(Backend backend) {
        this.backend = backend;
    }

    /** Runs a statement and returns its rows. */
    List<List<@Nullable String>> query(String sql, String... parameters) throws IOException, TargetRefusedException {
        return finish(start(sql, parameters));
    }

    /**
     * Runs a query and hands its rows over, one after the other. When they are refused the rest is read all the same, since
     * PostgreSQL is sending it already.
     */
    void rows(String sql, RowSource.Rows rows) throws IOException, TargetRefusedException, UnloadFailure {
        String name = "local_redshift_" + ++count;
        backend.ask(
                new PgMessage('P', new Body().string(name).string(sql).int16(0).bytes()));
        backend.ask(new PgMessage(
                'B',
                new Body().string(name).string(name).int16(0).int16(0).int16(0).bytes()));
        backend.ask(PgMessage.ofStrings('D', "P" + name));
        backend.ask(new PgMessage('E', new Body().string(name).int32(0).bytes()));
        backend.ask(PgMessage.ofStrings('C', "P" + name));
        backend.ask(PgMessage.ofStrings('C', "S" + name));
        backend.ask(FLUSH);
        @Nullable UnloadFailure refused = null;
        for (int closed = 0; closed < 2; ) {
            PgMessage message = backend.answer();
            closed += message.type() == '3' ? 1 : 0;
            if (refused == null) {
                refused = hand(message, rows);
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private static @Nullable UnloadFailure hand(PgMessage message, RowSource.Rows rows) throws IOException {
        try {
            if (message.type() == 'T') {
                rows.columns(DataRow.columns(message));
            } else if (message.type() == 'D') {
                rows.row(DataRow.texts(message));
            }
            return null;
        } catch (UnloadFailure e) {
            return e;
        }
    }

    /** Raises an error, as if a statement of the client's had. */
    void raise(ErrorReport error) throws IOException {
        start("select local_redshift.raise($1)", error.message());
        backend.ask(FLUSH);
        backend.failWith(error);
    }

    /** Starts a COPY FROM STDIN. */
    CopyIn copyIn(String sql) throws IOException, TargetRefusedException {
        String name = start(sql);
        backend.ask(FLUSH);
        char type;
        do {
            type = backend.answer().type();
        } while (type != 'G');
        return new CopyIn(name);
    }

    /** Under names of its own, so that the client's unnamed statement and portal stay. */
    private String start(String sql, String... parameters) throws IOException {
        String name = "local_redshift_" + ++count;
        backend.ask(
                new PgMessage('P', new Body().string(name).string(sql).int16(0).bytes()));
        Body bind = new Body().string(name).string(name).int16(0).int16(parameters.length);
        for (String parameter : parameters) {
            byte[] text = parameter.getBytes(StandardCharsets.UTF_8);
            bind.int32(text.length).raw(text);
        }
        backend.ask(new PgMessage('B', bind.int16(0).bytes()));
        backend.ask(new PgMessage('E', new Body().string(name).int32(0).bytes()));
        return name;
    }

    private List<List<@Nullable String>> finish(String name) throws IOException, TargetRefusedException {
        backend.ask(PgMessage.ofStrings('C', "P" + name));
        backend.ask(PgMessage.ofStrings('C', "S" + name));
        backend.ask(FLUSH);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int closed = 0; closed < 2; ) {
            PgMessage message = backend.answer();
            closed += message.type() == '3' ? 1 : 0;
            if (message.type() == 'D') {
                rows.add(DataRow.texts(message));
            }
        }
        return rows;
    }

    /** A COPY FROM STDIN under way. */
    final class CopyIn {

        private final String name;

        private CopyIn(String name) {
            this.name = name;
        }

        /** Sends so many bytes of rows. */
        void send(byte[] rows, int length) throws IOException, TargetRefusedException {
            if (backend.hasAnswer()) {
                // Either PostgreSQL gave up, because the query was cancelled or a row refused, or it has a notice.
                backend.answer();
            }
            backend.sendRows(rows, length);
        }

        /** Ends the COPY; on return all rows are in the table. */
        void end() throws IOException, TargetRefusedException {
            backend.ask(new PgMessage('c', new byte[0]));
            finish(name);
        }

        /** Gives the COPY up: the transaction fails, and the client sees this error for it. */
        void fail(ErrorReport error) throws IOException {
            backend.ask(PgMessage.ofStrings('f', "the load failed"));
            backend.failWith(error);
        }
    }
}
