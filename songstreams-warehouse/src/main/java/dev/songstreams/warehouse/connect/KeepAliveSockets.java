// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that are probed while they are silent: after 60 seconds, then every 15, and given up after 4 probes without an answer;
 * so after 2 minutes. Thread-safe. It is public for the Redshift driver, whose setting {@code socketFactory} takes its name; data
 * sources of one's own may give it, too.
 *
 * <p>A COPY is silent while it runs, and NAT gateways and network load balancers of AWS forget a flow that was silent for 350 seconds
 * (AWS, "Troubleshoot NAT gateways", "Internet connection drops after 350 seconds"). The driver's {@code tcpKeepAlive} alone leaves the
 * times to the system, and Linux sends its first probe after 2 hours. Where the platform lacks one of the options, it keeps its own time.
 */
public final class KeepAliveSockets extends SocketFactory {
    /** Several probes fit into the 350 seconds, so that one may be lost. */
    private static final int IDLE_SECONDS = 60;

    private static final int INTERVAL_SECONDS = 15;
    private static final int PROBES = 4;

    private static final Map<SocketOption<Integer>, Integer> OPTIONS = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS,
            ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);

    /** For the driver, which makes one for each connection. */
    public KeepAliveSockets() {}

    /** A socket that is not connected yet. */
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        try {
            keepAlive(socket);
        } catch (IOException | RuntimeException e) {
            closeAfter(e, socket);
            throw e;
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
    }

    private Socket connected(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(remote);
            return socket;
        } catch (IOException | RuntimeException e) {
            closeAfter(e, socket);
            throw e;
        }
    }

    private static void keepAlive(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (Map.Entry<SocketOption<Integer>, Integer> each : OPTIONS.entrySet()) {
            if (socket.supportedOptions().contains(each.getKey())) {
                socket.setOption(each.getKey(), each.getValue());
            }
        }
    }

    private static void closeAfter(Exception failure, Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
