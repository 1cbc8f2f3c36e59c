// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.WarehouseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic could not be loaded; the message says what, where and what to do. Of the entries that it names nothing was kept,
 * neither rows nor ledger, unless it says that this is unknown.
 */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final transient @Nullable LoadError error;

    LoadException(String topic, String message, @Nullable Throwable cause) {
        this(topic, message, null, cause);
    }

    LoadException(String topic, String message, @Nullable LoadError error, @Nullable Throwable cause) {
        super(topic + ": " + message, cause);
        this.topic = topic;
        this.error = error;
    }

    /** The topic that failed. */
    public String topic() {
        return topic;
    }

    /** The value that made a COPY fail, where that was the cause and Redshift tells it. */
    public Optional<LoadError> error() {
        return Optional.ofNullable(error);
    }

    /** The SQLSTATE of the warehouse's error; empty if the cause was another or the driver gave none. */
    public String sqlState() {
        return getCause() instanceof WarehouseException warehouse ? warehouse.sqlState() : "";
    }
}
