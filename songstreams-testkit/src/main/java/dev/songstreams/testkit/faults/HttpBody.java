// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a message's body as they are on the wire, ending where it ends; they end early only with an exception. */
final class HttpBody extends InputStream {
    private final InputStream in;
    private long left;

    private HttpBody(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    /** The body of a request. */
    static InputStream ofRequest(HttpHead head, InputStream in) {
        return head.isChunked() ? new ChunkedBody(in) : new HttpBody(in, Math.max(0, head.contentLength()));
    }

    /** The body of an answer to a request of that method. */
    static InputStream ofAnswer(HttpHead head, String method, InputStream in) {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        if (head.isChunked()) {
            return new ChunkedBody(in);
        }
        return endsWithConnection(head) ? in : new HttpBody(in, head.contentLength());
    }

    /** Whether only the end of the connection ends an answer's body. */
    static boolean endsWithConnection(HttpHead answer) {
        return !answer.isChunked() && answer.contentLength() < 0 && answer.status() != 204 && answer.status() != 304;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(left + " bytes of the body did not come");
        }
        left -= count;
        return count;
    }
}
