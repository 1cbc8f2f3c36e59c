// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

/** An UNLOAD that failed; files that were complete by then stay. */
public final class UnloadFailure extends Exception {

    private static final long serialVersionUID = 1L;

    UnloadFailure(String message) {
        super(message);
    }

    /** What went wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
