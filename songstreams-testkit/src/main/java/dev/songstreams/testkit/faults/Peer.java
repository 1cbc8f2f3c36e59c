// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One end of the proxy: a connection to a client or to the server. */
record Peer(Socket socket, InputStream in, OutputStream out) implements AutoCloseable {

    static Peer of(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new Peer(
                socket,
                new BufferedInputStream(socket.getInputStream()),
                new BufferedOutputStream(socket.getOutputStream()));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Whether the other side has ended a connection on which nothing is expected. */
    boolean isStale() throws IOException {
        socket.setSoTimeout(1);
        in.mark(1);
        try {
            boolean ended = in.read() < 0;
            if (!ended) {
                in.reset();
            }
            return ended;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Ends the connection as a crash does: the other side is told of an error. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
