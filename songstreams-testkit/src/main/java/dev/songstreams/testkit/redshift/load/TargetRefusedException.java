// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/** PostgreSQL answered with an error, which the client has been told already; the transaction has failed. */
public final class TargetRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With PostgreSQL's message. */
    public TargetRefusedException(String message) {
        super(message);
    }
}
