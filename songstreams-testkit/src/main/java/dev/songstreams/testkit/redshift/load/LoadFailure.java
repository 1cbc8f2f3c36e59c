// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import org.jspecify.annotations.Nullable;

/** A load that failed, with the words Redshift has for it. */
public final class LoadFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String INTERNAL_ERROR = "XX000";

    private final String detail;
    private final transient @Nullable LoadError error;

    private LoadFailure(String message, String detail, @Nullable LoadError error) {
        super(message);
        this.detail = detail;
        this.error = error;
    }

    /** The code clients see; Redshift has one for all failures of COPY. */
    public String sqlState() {
        return INTERNAL_ERROR;
    }

    /** The main text. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** More about the cause; empty if the main text says all. */
    public String detail() {
        return detail;
    }

    /** The row for the load-error views, if a value was the cause. */
    @Nullable
    LoadError error() {
        return error;
    }

    static LoadFailure because(String message) {
        return new LoadFailure(message, "", null);
    }

    /** A wrong value in a text file: Redshift only points to the load-error views; the detail is ours. */
    static LoadFailure ofValue(String table, LoadError error) {
        return new LoadFailure(
                "Load into table '" + table + "' failed.  Check 'sys_load_error_detail' system table for details.",
                error.text(),
                error);
    }

    /** Something wrong in a columnar file or its manifest. */
    static LoadFailure ofScan(int code, String context, @Nullable LoadError error) {
        String line = "\n  -----------------------------------------------\n";
        String place = error == null ? "" : "\n  row:       " + error.line();
        return new LoadFailure(
                "Spectrum Scan Error",
                line + "  error:  Spectrum Scan Error\n  code:      " + code + "\n  context:   " + context + place
                        + line,
                error);
    }
}
