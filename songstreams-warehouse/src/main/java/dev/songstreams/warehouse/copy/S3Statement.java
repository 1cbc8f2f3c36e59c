// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.SecretStatement;
import java.util.regex.Pattern;

/**
 * A COPY or UNLOAD in three parts, so that the one which may hold a secret is joined to the others only when it is sent.
 *
 * @param head what stands before the authorization
 * @param authorization the authorization
 * @param tail what stands behind it
 */
record S3Statement(String head, Authorization authorization, String tail) implements SecretStatement {
    private static final Pattern URL = Pattern.compile("s3://[^/]+/.+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    static String requireUrl(String command, String url) {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException(command + " s3://bucket/key, not " + (url.isEmpty() ? "nothing" : url));
        }
        return url;
    }

    static String requireRegion(String name) {
        if (!REGION.matcher(name).matches()) {
            throw new IllegalArgumentException("a region is named as in eu-central-1, not " + name);
        }
        return name;
    }

    /** Runs it on a connection of the database, so as part of its transaction if there is one. */
    void run(Database database) {
        database.execute(this);
    }

    @Override
    public String shown() {
        return head + shownAuthorization() + tail;
    }

    @Override
    public String sent() {
        return head
                + (authorization instanceof TemporaryCredentials keys ? keys.sentSql() : shownAuthorization())
                + tail;
    }

    @Override
    public String redacted(String text) {
        return authorization instanceof TemporaryCredentials keys ? keys.redact(text) : text;
    }

    private String shownAuthorization() {
        return authorization instanceof IamRole role ? role.sql() : TemporaryCredentials.shownSql();
    }

    /** Never with a secret. */
    @Override
    public String toString() {
        return shown();
    }
}
