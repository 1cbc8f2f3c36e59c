// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listeners, bound before its settings are written: the settings must name the ports, and a port that was only
 * looked up could be taken by another process before the broker gets to it.
 */
record KafkaSockets(ServerSocketChannel broker, ServerSocketChannel controller) implements AutoCloseable {

    static KafkaSockets bind(int brokerPort) throws IOException {
        ServerSocketChannel broker = bindOne(brokerPort);
        try {
            return new KafkaSockets(broker, bindOne(0));
        } catch (IOException e) {
            broker.close();
            throw e;
        }
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    /** Gives the broker the socket that is already bound to the port it asks for. */
    ServerSocketFactory factory() {
        return (listener, address, backlog, receiveBuffer) -> address.getPort() == brokerPort() ? broker : controller;
    }

    @Override
    public void close() throws IOException {
        try (broker) {
            controller.close();
        }
    }

    private static ServerSocketChannel bindOne(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // Kafka's acceptor selects on the channel, which a blocking one does not allow.
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
