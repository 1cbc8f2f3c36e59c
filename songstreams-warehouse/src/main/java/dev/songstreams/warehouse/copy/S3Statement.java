// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.run.Database;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A COPY or UNLOAD in three parts, so that the one which may hold a secret is joined to the others only when it is sent.
 *
 * @param head what stands before the authorization
 * @param authorization the authorization
 * @param tail what stands behind it
 */
record S3Statement(String head, Authorization authorization, String tail) {
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

    /** The statement without a secret. */
    String shown() {
        return head + shownAuthorization() + tail;
    }

    /** Runs it on a connection of the database, so as part of its transaction if there is one. */
    void run(Database database) {
        database.withConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sent());
            } catch (SQLException e) {
                throw redacted(e);
            }
        });
    }

    private String sent() {
        return head
                + (authorization instanceof TemporaryCredentials keys ? keys.sentSql() : shownAuthorization())
                + tail;
    }

    private String shownAuthorization() {
        return authorization instanceof IamRole role ? role.sql() : TemporaryCredentials.shownSql();
    }

    /** The driver's exception, or in place of one that may repeat a secret another that says the rest. */
    private SQLException redacted(SQLException failure) {
        if (!(authorization instanceof TemporaryCredentials keys)) {
            return failure;
        }
        SQLException safe = new SQLException(
                keys.redact(String.valueOf(failure.getMessage())), failure.getSQLState(), failure.getErrorCode());
        safe.setStackTrace(failure.getStackTrace());
        SQLException next = failure.getNextException();
        if (next != null) {
            safe.setNextException(redacted(next));
        }
        return safe;
    }

    /** Never with a secret. */
    @Override
    public String toString() {
        return shown();
    }
}
