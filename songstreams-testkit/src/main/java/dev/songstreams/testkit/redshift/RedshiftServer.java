// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.load.Loader;
import dev.songstreams.testkit.redshift.unload.Unloader;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients on 127.0.0.1 and gives each a session on a thread of its own. Closing it ends all sessions at once. */
public final class RedshiftServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedshiftServer.class);
    private static final int WAITING_CLIENTS = 100;

    private final ServerSocket listener;
    private final ServerAccess access;
    private final Loader loader;
    private final Unloader unloader;
    private final Set<Wire> open = ConcurrentHashMap.newKeySet();

    private RedshiftServer(ServerSocket listener, ServerAccess access, Loader loader, Unloader unloader) {
        this.listener = listener;
        this.access = access;
        this.loader = loader;
        this.unloader = unloader;
    }

    /** Starts listening; port 0 is any free one. */
    public static RedshiftServer start(int port, ServerAccess access, Loader loader, Unloader unloader)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), WAITING_CLIENTS);
        } catch (BindException e) {
            listener.close();
            throw new IOException(
                    "port " + port + " on 127.0.0.1 cannot be listened on (" + e.getMessage()
                            + "): close the program that has it, or choose another port; 0 is any free one",
                    e);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        RedshiftServer server = new RedshiftServer(listener, access, loader, unloader);
        startThread("local-redshift", server::accept);
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    private static void startThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                startThread("local-redshift-" + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("could not accept a client", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (Wire client = opened(new Wire(socket));
                Wire server = new Login(access, client).open()) {
            if (server != null) {
                Backend backend = new Backend(opened(server), client);
                new Session(client, backend, new Actions(backend, client, loader, unloader)).run();
            }
        } catch (EOFException | SocketException | SSLException e) {
            LOG.debug("a session ended without goodbye: {}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warn("a session of the local Redshift failed", e);
        } finally {
            open.removeIf(Wire::isClosed);
        }
    }

    private Wire opened(Wire wire) throws IOException {
        open.add(wire);
        if (listener.isClosed()) {
            wire.close();
        }
        return wire;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Wire wire : open) {
            wire.close();
        }
    }
}
