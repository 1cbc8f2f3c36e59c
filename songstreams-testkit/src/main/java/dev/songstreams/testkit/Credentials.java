// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A pair of S3 keys; the secret stays out of {@code toString}. */
record Credentials(String accessKey, String secretKey) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Keys that nothing else in the world has. */
    static Credentials random() {
        return new Credentials("LOCAL" + secret(8), secret(20));
    }

    /** So many random bytes, as hexadecimal text. */
    static String secret(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "Credentials[accessKey=" + accessKey + "]";
    }
}
