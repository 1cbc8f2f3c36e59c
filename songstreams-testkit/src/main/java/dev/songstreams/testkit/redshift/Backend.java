// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.PgMessage.Body;
import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import java.io.IOException;

/**
 * A session's connection to PostgreSQL, in step with it: what the client asks goes there, and what is answered comes back.
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
                // PostgreSQL sends its buffer when it is full, and may keep the
                // rest of a message until it is asked for it.
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

    /** Asks for something of the server's own, whose answers are not the client's. */
    void ask(PgMessage message) throws IOException {
        server.send(message);
    }

    /** Sends rows of a COPY. */
    void sendRows(byte[] rows, int length) throws IOException {
        server.send('d', rows, length);
    }

    /** Whether PostgreSQL has said something already. */
    boolean hasAnswer() throws IOException {
        return server.readable();
    }

    /** The next answer to something of the server's own; an error is shown to the client as well. */
    PgMessage answer() throws IOException, TargetRefusedException {
        PgMessage message = read();
        if (message.type() == 'E') {
            relay(message, "");
            throw new TargetRefusedException(ErrorReport.messageOf(message));
        }
        return message;
    }

    /** Waits for an error that was provoked, and shows the client this one for it. */
    void failWith(ErrorReport error) throws IOException {
        PgMessage message = read();
        while (message.type() != 'E') {
            message = read();
        }
        failed = true;
        pending = 0;
        client.send(error.toMessage());
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
}
