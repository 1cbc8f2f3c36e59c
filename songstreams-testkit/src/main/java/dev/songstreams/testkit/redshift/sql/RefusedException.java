// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

/** A statement that is not run: Redshift would refuse it too, or the local Redshift cannot do it. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    private RefusedException(String sqlState, String message) {
        super(message);
        this.sqlState = sqlState;
    }

    /** The five characters that tell a client what kind of error it is. */
    public String sqlState() {
        return sqlState;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** An error that Redshift itself raises. */
    public static RefusedException asRedshiftDoes(String sqlState, String message) {
        return new RefusedException(sqlState, message);
    }

    /** A syntax error, worded as Redshift's. */
    public static RefusedException syntax(String where) {
        return new RefusedException("42601", "syntax error " + where);
    }

    /** Something that Redshift has and the local one lacks. */
    public static RefusedException missing(String what) {
        return new RefusedException("0A000", "not supported by the local Redshift yet: " + what);
    }
}
