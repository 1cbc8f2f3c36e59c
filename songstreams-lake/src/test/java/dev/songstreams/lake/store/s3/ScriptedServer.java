// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An HTTP server that gives answers no S3 server gives on demand, one after the other, and notes the requests. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Answer> answers;
    private final List<Headers> requests = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, String body) {}

    /** Gives these answers, {@code <status> <error code or XML>} each; the last one again and again. */
    ScriptedServer(String... script) throws IOException {
        answers = new ArrayList<>();
        for (String line : script) {
            String[] parts = line.split(" ", 2);
            String body = parts.length == 1 || parts[1].startsWith("<")
                    ? parts[parts.length - 1]
                    : "<Error><Code>" + parts[1] + "</Code><Message>m</Message></Error>";
            answers.add(new Answer(Integer.parseInt(parts[0]), parts.length == 1 ? "" : body));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestHeaders());
            Answer answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The headers of the requests so far. */
    List<Headers> requests() {
        return requests;
    }

    /** A store on this server. */
    S3ObjectStoreBuilder store() {
        return S3ObjectStore.builder("lake-bucket")
                .endpoint(endpoint())
                .region("us-east-1")
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
