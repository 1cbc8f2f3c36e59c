// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.PgMessage.Body;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The first messages of a session: encryption if the client asks for it, the password is checked (MD5, which the Redshift driver and psql both
 * speak), and PostgreSQL is asked for a session with only those parameters it knows; the Redshift driver sends some of its own.
 */
final class Login {

    private static final int CANCEL = 80877102;

    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(10);
    private static final int SSL = 80877103;
    private static final int GSS_ENCRYPTION = 80877104;

    private static final Set<String> PARAMETERS = Set.of(
            "application_name",
            "client_encoding",
            "database",
            "DateStyle",
            "extra_float_digits",
            "options",
            "search_path",
            "TimeZone",
            "user");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerAccess access;
    private final Wire client;

    Login(ServerAccess access, Wire client) {
        this.access = access;
        this.client = client;
    }

    /** The session at PostgreSQL, or null if the client wanted none or may not have one. */
    @Nullable
    Wire open() throws IOException {
        while (true) {
            byte[] body = client.readBody();
            int code = ByteBuffer.wrap(body).getInt();
            if (code == SSL) {
                encrypt();
            } else if (code == GSS_ENCRYPTION) {
                client.sendRaw(new byte[] {'N'});
                client.flush();
            } else if (code == CANCEL) {
                cancel(body);
                return null;
            } else {
                return start(code, parameters(body));
            }
        }
    }

    private void encrypt() throws IOException {
        if (client.readable()) {
            throw new IOException("the client has sent something before encryption began");
        }
        SSLContext context = access.tls().context();
        client.sendRaw(new byte[] {'S'});
        client.flush();
        client.encrypt(context);
    }

    /** What PostgreSQL says about itself, as Redshift would: clients look at the version to know what they talk to. */
    static PgMessage translateParameter(PgMessage status) {
        boolean version = status.reader().string().equals("server_version");
        return version ? PgMessage.ofStrings('S', "server_version", "8.0.2") : status;
    }

    /**
     * PostgreSQL ends the connection of a cancel once its session has the signal. The client's ends no earlier: drivers wait
     * for that before they send the session's next statement, which the cancel would hit otherwise.
     */
    private void cancel(byte[] body) throws IOException {
        try (Wire server = connect()) {
            sendUntyped(server, body);
            server.awaitEnd(CANCEL_TIMEOUT);
        }
    }

    private @Nullable Wire start(int protocol, Map<String, String> parameters) throws IOException {
        String user = parameters.getOrDefault("user", "");
        if (!isRightPassword(user)) {
            String message = "password authentication failed for user \"" + user + "\"";
            client.send(new ErrorReport("FATAL", "28P01", message, "").toMessage());
            client.flush();
            return null;
        }
        Wire server = connect();
        Body body = new Body().int32(protocol);
        parameters.forEach((name, value) -> {
            if (PARAMETERS.contains(name)) {
                body.string(name).string(value);
            }
        });
        sendUntyped(server, body.raw(new byte[1]).bytes());
        relayGreeting(server, "psql".equals(parameters.get("application_name")));
        return server;
    }

    private Wire connect() throws IOException {
        return new Wire(new Socket(InetAddress.getByName("127.0.0.1"), access.postgresPort()));
    }

    private static void sendUntyped(Wire server, byte[] body) throws IOException {
        server.sendRaw(new Body().int32(body.length + Integer.BYTES).raw(body).bytes());
        server.flush();
    }

    /**
     * psql's own commands ask the catalogue in the words of the version it is told, and only PostgreSQL's own has a catalogue here.
     * Everything up to and including PostgreSQL's word that it is ready, or its refusal.
     */
    private void relayGreeting(Wire server, boolean psql) throws IOException {
        PgMessage message;
        do {
            message = server.read();
            client.send(message.type() == 'S' && !psql ? translateParameter(message) : message);
        } while (message.type() != 'Z' && message.type() != 'E');
        client.flush();
    }

    private static Map<String, String> parameters(byte[] body) {
        PgMessage.Reader reader = new PgMessage.Reader(ByteBuffer.wrap(body).position(Integer.BYTES));
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            parameters.put(name, reader.string());
        }
        return parameters;
    }

    private boolean isRightPassword(String user) throws IOException {
        byte[] salt = new byte[4];
        RANDOM.nextBytes(salt);
        client.send(new PgMessage('R', new Body().int32(5).raw(salt).bytes()));
        client.flush();
        PgMessage answer = client.read();
        byte[] inner = md5(access.password().getBytes(StandardCharsets.UTF_8), user.getBytes(StandardCharsets.UTF_8));
        byte[] expected = ("md5" + new String(md5(inner, salt), StandardCharsets.US_ASCII) + "\0")
                .getBytes(StandardCharsets.US_ASCII);
        return answer.type() == 'p' && user.equals(access.user()) && MessageDigest.isEqual(expected, answer.body());
    }

    /** The digest of both parts, as hexadecimal text. */
    private static byte[] md5(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(second)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
