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

    /**
     * Gives these answers; the last one again and again.
     *
     * @param script the status of each, and after a blank an error's code, or the body as XML, or the length of an object that is
     *     asked about
     */
    ScriptedServer(String... script) throws IOException {
        answers = new ArrayList<>();
        for (String line : script) {
            String status = line.substring(0, 3);
            String body = line.substring(3).strip();
            boolean whole = body.isEmpty() || body.startsWith("<") || Character.isDigit(body.charAt(0));
            answers.add(new Answer(
                    Integer.parseInt(status),
                    whole ? body : "<Error><Code>" + body + "</Code><Message>m</Message></Error>"));
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
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", answer.body());
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
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
