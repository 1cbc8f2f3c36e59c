// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

/** What is to be done for one statement of a client. */
public sealed interface RedshiftStatement {

    /** A statement that PostgreSQL runs. */
    sealed interface OfPostgres extends RedshiftStatement {

        /** The text in PostgreSQL's words. */
        String sql();
    }

    /**
     * A statement that PostgreSQL runs, and most are.
     *
     * @param sql the text in PostgreSQL's words
     * @param readsLoadIds whether it asks for the session's last load or query, which only the session knows
     */
    record Plain(String sql, boolean readsLoadIds) implements OfPostgres {}

    /**
     * A CREATE TABLE or ALTER TABLE that says how Redshift stores the table.
     *
     * @param sql the text in PostgreSQL's words, without that
     * @param layout what it says of distribution, sort keys and encodings, as JSON
     */
    record Definition(String sql, String layout) implements OfPostgres {}

    /** A COPY from S3. */
    record Load(CopyCommand command) implements RedshiftStatement {}

    /** An UNLOAD to S3. */
    record Unload(UnloadCommand command) implements RedshiftStatement {}

    /** A TRUNCATE, after which the transaction is committed, as in Redshift. */
    record Truncate(String sql) implements RedshiftStatement {}

    /** A statement that is answered with an error. */
    record Refused(String sqlState, String message) implements RedshiftStatement {}
}
