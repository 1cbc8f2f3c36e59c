// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

/** A record class can't be an event type; the message names the component and the reason. */
public final class UnmappableRecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnmappableRecordException(Class<?> record, String component, String reason) {
        super(record.getName() + "." + component + ": " + reason);
    }

    UnmappableRecordException(Class<?> record, String reason) {
        super(record.getName() + ": " + reason);
    }
}
