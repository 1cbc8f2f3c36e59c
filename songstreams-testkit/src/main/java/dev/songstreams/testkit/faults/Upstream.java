// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connection to the server on behalf of one client's connection, opened when it is needed. */
final class Upstream implements AutoCloseable {
    private final URI server;
    private final Set<Socket> open;
    private @Nullable Peer peer;

    /**
     * A connection that is opened later.
     *
     * @param open where it is noted while it is open, so that another thread can close it
     */
    Upstream(URI server, Set<Socket> open) {
        this.server = server;
        this.open = open;
    }

    /** The connection as it is, or a new one. */
    Peer connected() throws IOException {
        Peer connected = peer;
        if (connected == null) {
            Socket socket = new Socket(server.getHost(), server.getPort());
            open.add(socket);
            connected = Peer.of(socket);
            peer = connected;
        }
        return connected;
    }

    /** Forgets a connection that the server has closed since the last exchange. */
    void refresh() throws IOException {
        if (peer != null && peer.isStale()) {
            close();
        }
    }

    void reset() throws IOException {
        if (peer != null) {
            open.remove(peer.socket());
            peer.reset();
            peer = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (peer != null) {
            open.remove(peer.socket());
            peer.close();
            peer = null;
        }
    }
}
