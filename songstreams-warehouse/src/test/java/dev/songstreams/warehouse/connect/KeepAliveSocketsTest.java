// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.redshift.core.QueryExecutorBase;
import com.amazon.redshift.core.RedshiftStream;
import com.amazon.redshift.jdbc.RedshiftConnectionImpl;
import dev.songstreams.warehouse.music.MusicWarehouse;
import dev.songstreams.warehouse.music.SharedWarehouse;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.sql.Connection;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class KeepAliveSocketsTest {
    private static final List<Integer> TIMES = List.of(60, 15, 4);

    @Test
    void itsSocketsAreProbedLongBeforeAFlowIsForgotten() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        KeepAliveSockets factory = new KeepAliveSockets();

        try (ServerSocket server = new ServerSocket(0, 5, here);
                Socket later = factory.createSocket();
                Socket named = factory.createSocket(here.getHostAddress(), server.getLocalPort());
                Socket addressed = factory.createSocket(here, server.getLocalPort());
                Socket bound = factory.createSocket(here, server.getLocalPort(), here, 0);
                Socket namedAndBound = factory.createSocket(here.getHostAddress(), server.getLocalPort(), here, 0)) {
            later.connect(server.getLocalSocketAddress());

            for (Socket socket : List.of(later, named, addressed, bound, namedAndBound)) {
                assertThat(socket.isConnected()).isTrue();
                assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
                assertThat(times(socket)).isEqualTo(TIMES);
            }
        }
    }

    @ExtendWith(SharedWarehouse.class)
    @Test
    void aPoolsConnectionsHaveThem(MusicWarehouse warehouse) throws Exception {
        try (WarehousePool pool = warehouse.pool();
                Connection connection = pool.dataSource().getConnection()) {
            Socket socket = socketOf(connection);

            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            assertThat(times(socket)).isEqualTo(TIMES);
        }
    }

    @ExtendWith(SharedWarehouse.class)
    @Test
    void aFactoryThatTheAddressNamesIsTaken(MusicWarehouse warehouse) {
        WarehousePool.Builder pool = warehouse.poolOf("&SocketFactory=com.example.NoFactory");

        assertThatThrownBy(pool::open)
                .isInstanceOf(WarehouseConnectException.class)
                .hasMessageContaining(
                        "The SocketFactory class provided com.example.NoFactory could not be instantiated");
    }

    private static List<Integer> times(Socket socket) throws IOException {
        return List.of(
                socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
                socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
    }

    /** The driver shows its socket to nobody. */
    private static Socket socketOf(Connection connection) throws Exception {
        Field stream = QueryExecutorBase.class.getDeclaredField("pgStream");
        stream.setAccessible(true);
        var executor = connection.unwrap(RedshiftConnectionImpl.class).getQueryExecutor();
        return ((RedshiftStream) stream.get(executor)).getSocket();
    }
}
