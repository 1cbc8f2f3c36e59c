// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import java.sql.SQLException;

/**
 * What the server said of a failure.
 *
 * @param message in one line, without the details, which may quote data
 * @param position where in the SQL text, counted in characters from 1; 0 if it did not say
 */
record ServerError(String message, int position) {

    static ServerError of(SQLException cause) {
        ServerErrorMessage said = cause instanceof RedshiftException failure ? failure.getServerErrorMessage() : null;
        if (said == null || said.getMessage() == null) {
            return new ServerError(firstLine(cause.getMessage() == null ? "" : cause.getMessage()), 0);
        }
        return new ServerError(said.getSeverity() + ": " + firstLine(said.getMessage()), said.getPosition());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
