// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys that AWS STS gave for a while. COPY and UNLOAD have no way to take them but in the statement's text, so they are put
 * there when it is sent, and nowhere else: {@code sql()}, {@code toString()}, listeners and errors have three asterisks in
 * their place, also where the server or the driver repeats the statement. Redshift masks them in its own logs. A role is
 * better: it is no secret. Do not set the driver's log level to a level that logs statements.
 *
 * <p>No record, since a record would show its components.
 */
public final class TemporaryCredentials implements Authorization {
    /** What AWS's keys and tokens are made of; no quote, semicolon or backslash among it. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/=_-]{8,}");

    private static final String MASK = "***";

    private final String accessKeyId;
    private final String secretAccessKey;
    private final String sessionToken;

    private TemporaryCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {
        this.accessKeyId = requireKey("access key id", accessKeyId);
        this.secretAccessKey = requireKey("secret access key", secretAccessKey);
        this.sessionToken = requireKey("session token", sessionToken);
    }

    /**
     * The three parts that STS gives.
     *
     * @throws IllegalArgumentException if one has not the form of such a part; without repeating it
     */
    public static TemporaryCredentials of(String accessKeyId, String secretAccessKey, String sessionToken) {
        return new TemporaryCredentials(accessKeyId, secretAccessKey, sessionToken);
    }

    /** The authorization as it is sent. CREDENTIALS, since COPY of Parquet takes no ACCESS_KEY_ID. */
    String sentSql() {
        return credentials(accessKeyId, secretAccessKey, sessionToken);
    }

    /** The authorization as it may be shown. */
    static String shownSql() {
        return credentials(MASK, MASK, MASK);
    }

    /** The text without any of the parts. */
    String redact(String text) {
        String redacted = text;
        for (String secret : List.of(sessionToken, secretAccessKey, accessKeyId)) {
            redacted = redacted.replace(secret, MASK);
        }
        return redacted;
    }

    @Override
    public String toString() {
        return "TemporaryCredentials[" + MASK + "]";
    }

    private static String credentials(String id, String secret, String token) {
        return "CREDENTIALS 'aws_access_key_id=" + id + ";aws_secret_access_key=" + secret + ";token=" + token + "'";
    }

    private static String requireKey(String what, String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the " + what + " of temporary credentials is 8 or more letters, digits and"
                            + " + / = _ -, which the one given is not");
        }
        return text;
    }
}
