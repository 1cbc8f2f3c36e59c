// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One message of the wire protocol: a type and what follows the length. */
record PgMessage(char type, byte[] body) {

    /** A message whose body is a row of zero-terminated strings. */
    static PgMessage ofStrings(char type, String... strings) {
        Body body = new Body();
        for (String each : strings) {
            body.string(each);
        }
        return new PgMessage(type, body.bytes());
    }

    /** An error or a notice; its fields are a code letter and a text each. */
    static PgMessage report(char type, List<String> fields) {
        return ofStrings(type, fields.toArray(String[]::new)).terminated();
    }

    Reader reader() {
        return new Reader(ByteBuffer.wrap(body));
    }

    private PgMessage terminated() {
        return new PgMessage(type, Arrays.copyOf(body, body.length + 1));
    }

    /** Reads a body from its beginning. */
    record Reader(ByteBuffer buffer) {

        String string() {
            int start = buffer.position();
            while (buffer.get() != 0) {
                // to the end of the string
            }
            return new String(buffer.array(), start, buffer.position() - 1 - start, StandardCharsets.UTF_8);
        }

        byte[] rest() {
            byte[] rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return rest;
        }
    }

    /** Builds a body. */
    static final class Body {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Body string(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            out.write(0);
            return this;
        }

        Body int16(int value) {
            out.write(value >> 8);
            out.write(value);
            return this;
        }

        Body int32(int value) {
            return int16(value >> 16).int16(value);
        }

        Body raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
