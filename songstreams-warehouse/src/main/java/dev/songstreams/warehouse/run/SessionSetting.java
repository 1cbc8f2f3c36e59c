// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.sql.Quoting;
import java.time.Duration;

/**
 * A setting of the session for the time of a piece of work.
 *
 * @param name the parameter
 * @param value its value as SQL has it
 */
record SessionSetting(String name, String value) {

    static final String QUERY_GROUP = "query_group";
    static final String STATEMENT_TIMEOUT = "statement_timeout";

    static SessionSetting queryGroup(String name) {
        return new SessionSetting(QUERY_GROUP, Quoting.literal(name));
    }

    static SessionSetting statementTimeout(Duration timeout) {
        long millis = timeout.toMillis();
        if (millis < 1 || millis > Integer.MAX_VALUE || !timeout.equals(Duration.ofMillis(millis))) {
            throw new IllegalArgumentException("a statement timeout is one or more whole milliseconds, and not over "
                    + Integer.MAX_VALUE + ", not " + timeout);
        }
        return new SessionSetting(STATEMENT_TIMEOUT, Long.toString(millis));
    }

    String set() {
        return "set " + name + " to " + value;
    }

    String reset() {
        return "reset " + name;
    }
}
