// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network between a client and the warehouse that breaks when the client commits: before the server hears of it, while
 * the server is at it, or after the server has done it and before its answer is there.
 */
final class CuttingProxy implements AutoCloseable {
    /** When the connection is cut. */
    enum Cut {
        BEFORE_COMMIT,
        DURING_COMMIT,
        AFTER_COMMIT
    }

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final int serverPort;
    private final Cut cut;
    private final AtomicInteger cutsLeft;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Cuts so many connections, each at its first commit, and then none. */
    CuttingProxy(int serverPort, Cut cut, int cuts) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.cut = cut;
        this.cutsLeft = new AtomicInteger(cuts);
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.addAll(List.of(client, server));
                Pair pair = new Pair(client, server);
                threads.execute(() -> pair.pump(client, server, true));
                threads.execute(() -> pair.pump(server, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** A connection, and whether its commit is under way. */
    private final class Pair {
        private final Socket client;
        private final Socket server;
        private volatile boolean answerLost;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean fromClient) {
            try (client;
                    server) {
                InputStream in = from.getInputStream();
                byte[] buffer = new byte[BUFFER];
                for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                    boolean commits = fromClient && isCommit(buffer, length) && takeCut();
                    if (commits && cut == Cut.BEFORE_COMMIT || !fromClient && answerLost) {
                        return;
                    }
                    answerLost |= commits;
                    to.getOutputStream().write(buffer, 0, length);
                    if (commits && cut == Cut.DURING_COMMIT) {
                        return;
                    }
                }
            } catch (IOException closed) {
                // Either side has gone; so the other goes as well.
            }
        }

        private boolean isCommit(byte[] buffer, int length) {
            return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
        }

        private boolean takeCut() {
            return cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
