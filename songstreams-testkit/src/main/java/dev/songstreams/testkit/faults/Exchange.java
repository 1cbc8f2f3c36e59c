// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request and its answer on their way, with all that a fault may do to them. Used by one thread. */
final class Exchange {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Peer client;
    private final Upstream upstream;
    private final HttpHead head;
    private final S3Request request;
    private InputStream body;
    private boolean clientSendsBody;
    private boolean keepsAlive = true;
    private @Nullable HttpHead answer;

    Exchange(Peer client, Upstream upstream, HttpHead head) {
        this.client = client;
        this.upstream = upstream;
        this.head = head;
        this.request = S3Request.of(head);
        this.body = HttpBody.ofRequest(head, client.in());
        this.clientSendsBody = !head.expectsContinue();
    }

    S3Request request() {
        return request;
    }

    /** Whether the client's connection can be used for another request. */
    boolean keepsAlive() {
        return keepsAlive && !head.closes();
    }

    /** Takes the body into memory. */
    void takeRequest() throws IOException {
        if (!clientSendsBody) {
            client.send(CONTINUE);
            clientSendsBody = true;
        }
        body = new ByteArrayInputStream(body.readAllBytes());
    }

    void forwardRequest() throws IOException {
        OutputStream out = beginRequest();
        if (answer == null) {
            try {
                body.transferTo(out);
                out.flush();
            } catch (SocketException e) {
                // The server may have answered and closed before it had read everything.
                keepsAlive = false;
            }
        }
    }

    /** Sends the head and so many bytes of the body. */
    void forwardRequest(int bytes) throws IOException {
        OutputStream out = beginRequest();
        if (answer == null) {
            out.write(body.readNBytes(bytes));
            out.flush();
        }
    }

    private OutputStream beginRequest() throws IOException {
        Peer server = upstream.connected();
        server.send(head.bytes());
        if (head.expectsContinue()) {
            HttpHead interim = readHead(server);
            if (interim.status() != 100) {
                answer = interim;
                keepsAlive = false;
            } else if (!clientSendsBody) {
                client.send(interim.bytes());
                clientSendsBody = true;
            }
        }
        return server.out();
    }

    /** Waits for the head of the answer. */
    HttpHead awaitAnswer() throws IOException {
        HttpHead known = answer;
        while (known == null || known.status() < 200) {
            known = readHead(upstream.connected());
        }
        answer = known;
        return known;
    }

    void relayAnswer() throws IOException {
        HttpHead answered = beginAnswer();
        answerBody(answered).transferTo(client.out());
        client.out().flush();
        endAnswer(answered);
    }

    /** Sends the head and so many bytes of the body of the answer to the client. */
    void relayAnswer(int bytes) throws IOException {
        HttpHead answered = beginAnswer();
        client.send(answerBody(answered).readNBytes(bytes));
        upstream.reset();
    }

    void dropAnswer() throws IOException {
        HttpHead answered = awaitAnswer();
        answerBody(answered).transferTo(OutputStream.nullOutputStream());
        endAnswer(answered);
    }

    /** Answers in the server's place. */
    void answer(int status, String code) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>a fault of the test</Message></Error>";
        String text = "HTTP/1.1 " + status + " " + code + "\r\nContent-Type: application/xml\r\nContent-Length: "
                + xml.length() + "\r\n";
        if (clientSendsBody) {
            body.transferTo(OutputStream.nullOutputStream());
        } else {
            keepsAlive = false;
            text += "Connection: close\r\n";
        }
        client.send((text + "\r\n" + (request.method().equals("HEAD") ? "" : xml)).getBytes(StandardCharsets.UTF_8));
    }

    /** Resets both connections. */
    void reset() throws IOException {
        upstream.reset();
        resetClient();
    }

    void resetClient() throws IOException {
        keepsAlive = false;
        client.reset();
    }

    /** Closes the client's connection as if all were said. */
    void hangUp() {
        keepsAlive = false;
    }

    private HttpHead beginAnswer() throws IOException {
        HttpHead answered = awaitAnswer();
        client.out().write(answered.bytes());
        return answered;
    }

    private InputStream answerBody(HttpHead answered) throws IOException {
        return HttpBody.ofAnswer(
                answered, request.method(), upstream.connected().in());
    }

    private void endAnswer(HttpHead answered) throws IOException {
        boolean untilEnd =
                HttpBody.endsWithConnection(answered) && !request.method().equals("HEAD");
        if (untilEnd || answered.closes() || !keepsAlive) {
            keepsAlive = false;
            upstream.close();
        }
    }

    private static HttpHead readHead(Peer server) throws IOException {
        HttpHead read = HttpHead.read(server.in());
        if (read == null) {
            throw new EOFException("the server closed the connection instead of answering");
        }
        return read;
    }
}
