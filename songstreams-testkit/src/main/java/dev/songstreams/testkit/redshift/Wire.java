// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One side of a session: messages over a socket. Writes are buffered until {@link #flush}. For one thread; any may close it. */
final class Wire implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private volatile Socket socket;
    private DataInputStream in;
    private DataOutputStream out;

    Wire(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
    }

    /** Encrypts from now on; nothing of what the other side sent before may be unread. */
    void encrypt(SSLContext context) throws IOException {
        String host = socket.getInetAddress().getHostAddress();
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        socket = encrypted;
        in = new DataInputStream(new BufferedInputStream(encrypted.getInputStream(), BUFFER_BYTES));
        out = new DataOutputStream(new BufferedOutputStream(encrypted.getOutputStream(), BUFFER_BYTES));
    }

    /** The next message; waits for it, and throws EOFException when the other side has gone. */
    PgMessage read() throws IOException {
        char type = (char) in.readUnsignedByte();
        return new PgMessage(type, readBody());
    }

    /** The body of a message without a type, which only the first messages of a session are. */
    byte[] readBody() throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    void send(PgMessage message) throws IOException {
        send(message.type(), message.body(), message.body().length);
    }

    void send(char type, byte[] body, int length) throws IOException {
        out.writeByte(type);
        out.writeInt(length + Integer.BYTES);
        out.write(body, 0, length);
    }

    /** Sends bytes as they are. */
    void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Whether something of the other side has already arrived. */
    boolean readable() throws IOException {
        return in.available() > 0;
    }

    /** Whether a whole message of the other side has already arrived. */
    boolean messageReadable() throws IOException {
        int header = 1 + Integer.BYTES;
        if (in.available() < header) {
            return false;
        }
        in.mark(header);
        in.readByte();
        int length = in.readInt();
        in.reset();
        return in.available() > length;
    }

    /** Waits until the other side ends the connection, without a look at what it says before; for this long at most. */
    void awaitEnd(Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        in.transferTo(OutputStream.nullOutputStream());
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
