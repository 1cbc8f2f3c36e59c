// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.PgMessage.Body;
import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session's connection to PostgreSQL, in step with it.
 *
 * <p>Each message of the extended protocol has one answer, and answers come in order; so this knows at any time how many are still
 * to come, and can wait for them before it puts statements of its own between the client's. After an error PostgreSQL skips
 * everything up to the next Sync, and so nothing is to come.
 */
final class Backend {

    private static final String ASKS = "PBCDE";
    private static final String ANSWERS = "123TnCIs";
    private static final byte[] NOTHING = {};

    private final Wire server;
    private final Wire client;
    private int pending;
    private int statements;
    private boolean failed;

    Backend(Wire server, Wire client) {
        this.server = server;
        this.client = client;
    }

    /** Whether PostgreSQL is skipping messages after an error. */
    boolean failed() {
        return failed;
    }

    /** Passes a message of the client on. What PostgreSQL has answered meanwhile goes to the client, lest both sides wait. */
    void forward(PgMessage message) throws IOException {
        while (server.readable()) {
            if (!server.messageReadable()) {
                // PostgreSQL sends its buffer when it is full, and may keep the rest of a message until it is asked for
                // it.
                server.send('H', NOTHING, 0);
            }
            relay(read(), "");
        }
        server.send(message);
        pending += !failed && ASKS.indexOf(message.type()) >= 0 ? 1 : 0;
    }

    /** Passes a message on and all answers back, up to the one that says PostgreSQL is ready for more. */
    void forwardUntilReady(PgMessage message) throws IOException {
        server.send(message);
        char type;
        do {
            type = relay(read(), "");
        } while (type != 'Z');
        client.flush();
    }

    /** Waits until everything the client has asked for is answered, and passes the answers on. */
    void settle() throws IOException {
        settle("");
        client.flush();
    }

    private void settle(String muted) throws IOException {
        server.send('H', NOTHING, 0);
        while (pending > 0) {
            relay(read(), muted);
        }
        server.flush();
    }

    /** Runs a statement of a simple query in the extended protocol; the client sees the answers of the simple one. */
    void runForSimpleQuery(String sql) throws IOException {
        forward(new PgMessage('P', new Body().string("").string(sql).int16(0).bytes()));
        forward(new PgMessage(
                'B', new Body().string("").string("").int16(0).int16(0).int16(0).bytes()));
        forward(PgMessage.ofStrings('D', "P"));
        forward(new PgMessage('E', new Body().string("").int32(0).bytes()));
        settle("12n");
    }

    /** Runs a statement of the server's own in the client's transaction, and returns its rows. */
    List<List<@Nullable String>> query(String sql, String... parameters) throws IOException, TargetRefusedException {
        String name = start(sql, parameters);
        return finish(name);
    }

    /** Raises an error in the client's transaction, as if a statement of the client's had. */
    void raise(ErrorReport error) throws IOException {
        start("select local_redshift.raise($1)", error.message());
        server.send('H', NOTHING, 0);
        failWith(error);
    }

    /** Waits for PostgreSQL's error, and shows the client this one for it. */
    private void failWith(ErrorReport error) throws IOException {
        PgMessage message = read();
        while (message.type() != 'E') {
            message = read();
        }
        failed = true;
        pending = 0;
        client.send(error.toMessage());
    }

    /** Starts a COPY FROM STDIN in the client's transaction. */
    CopyIn copyIn(String sql) throws IOException, TargetRefusedException {
        String name = start(sql);
        server.send('H', NOTHING, 0);
        PgMessage message = read();
        while (message.type() != 'G') {
            failOn(message);
            message = read();
        }
        return new CopyIn(name);
    }

    private String start(String sql, String... parameters) throws IOException {
        String name = "local_redshift_" + ++statements;
        server.send(
                new PgMessage('P', new Body().string(name).string(sql).int16(0).bytes()));
        Body bind = new Body().string(name).string(name).int16(0).int16(parameters.length);
        for (String parameter : parameters) {
            byte[] text = parameter.getBytes(StandardCharsets.UTF_8);
            bind.int32(text.length).raw(text);
        }
        server.send(new PgMessage('B', bind.int16(0).bytes()));
        server.send(new PgMessage('E', new Body().string(name).int32(0).bytes()));
        return name;
    }

    private List<List<@Nullable String>> finish(String name) throws IOException, TargetRefusedException {
        server.send(PgMessage.ofStrings('C', "P" + name));
        server.send(PgMessage.ofStrings('C', "S" + name));
        server.send('H', NOTHING, 0);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int closed = 0; closed < 2; ) {
            PgMessage message = read();
            failOn(message);
            closed += message.type() == '3' ? 1 : 0;
            if (message.type() == 'D') {
                rows.add(DataRow.texts(message));
            }
        }
        return rows;
    }

    private void failOn(PgMessage message) throws IOException, TargetRefusedException {
        if (message.type() == 'E') {
            relay(message, "");
            throw new TargetRefusedException(ErrorReport.messageOf(message));
        }
    }

    private PgMessage read() throws IOException {
        server.flush();
        if (!server.readable()) {
            client.flush();
        }
        return server.read();
    }

    private char relay(PgMessage message, String muted) throws IOException {
        char type = message.type();
        PgMessage shown = message;
        if (type == 'E') {
            failed = true;
            pending = 0;
            shown = ErrorReport.translate(message);
        } else if (type == 'Z') {
            failed = false;
            pending = 0;
        } else if (type == 'S') {
            shown = Login.translateParameter(message);
        } else if (ANSWERS.indexOf(type) >= 0 && pending > 0) {
            pending--;
        }
        if (muted.indexOf(type) < 0) {
            client.send(shown);
        }
        return type;
    }

    /** A COPY FROM STDIN under way. */
    final class CopyIn {

        private final String name;

        private CopyIn(String name) {
            this.name = name;
        }

        /** Sends so many bytes of rows. */
        void send(byte[] rows, int length) throws IOException, TargetRefusedException {
            if (server.readable()) {
                // Nothing but an error can come now: the query was cancelled, or a row was refused.
                failOn(server.read());
            }
            server.send('d', rows, length);
        }

        /** Ends the COPY; on return all rows are in the table. */
        void end() throws IOException, TargetRefusedException {
            server.send('c', NOTHING, 0);
            finish(name);
        }

        /** Gives the COPY up: the transaction fails, and the client sees this error for it. */
        void fail(ErrorReport error) throws IOException {
            server.send(PgMessage.ofStrings('f', "the load failed"));
            failWith(error);
        }
    }
}
