// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** AWS's API as far as the driver asks it for a login: it gives this one, to whoever asks for the cluster or workgroup {@code music}. */
final class RedshiftApi implements AutoCloseable {
    private final HttpServer server;
    private final WarehouseLogin login;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RedshiftApi(HttpServer server, WarehouseLogin login) {
        this.server = server;
        this.login = login;
    }

    static RedshiftApi start(WarehouseLogin login) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RedshiftApi api = new RedshiftApi(server, login);
        server.createContext("/", api::answer);
        server.start();
        return api;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked: forms to the API of clusters, JSON to that of workgroups. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
        requests.add(request);
        boolean json = exchange.getRequestHeaders().containsKey("X-Amz-Target");
        boolean known = request.contains("ClusterIdentifier=music&")
                || request.endsWith("ClusterIdentifier=music")
                || request.contains("\"workgroupName\":\"music\"");
        String body = json ? json(known) : xml(request, known);
        exchange.getResponseHeaders().set("Content-Type", json ? "application/x-amz-json-1.1" : "text/xml");
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String json(boolean known) {
        return known
                ? """
                {"dbUser": "%s", "dbPassword": "%s", "expiration": %d}""".formatted(login.user(), login.password(), expiration().getEpochSecond())
                : """
                {"__type": "ResourceNotFoundException", "message": "there is no such workgroup"}""";
    }

    private String xml(String request, boolean known) {
        if (!known) {
            return """
                    <ErrorResponse><Error><Type>Sender</Type><Code>ClusterNotFound</Code>\
                    <Message>there is no such cluster</Message></Error><RequestId>1</RequestId></ErrorResponse>""";
        }
        String action = request.replaceFirst("(?s).*Action=(\\w+).*", "$1");
        return """
                <%1$sResponse><%1$sResult><DbUser>%2$s</DbUser><DbPassword>%3$s</DbPassword>\
                <Expiration>%4$s</Expiration></%1$sResult>\
                <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></%1$sResponse>""".formatted(action, login.user(), login.password(), expiration());
    }

    /** The driver holds what is good for less than a minute for expired, and asks anew. */
    private static Instant expiration() {
        return Instant.now().plusSeconds(30);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
