// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.reflect.RecordComponent;

/** A record class can't be an event type; the message names the component and the reason. */
public final class UnmappableRecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnmappableRecordException(RecordComponent component, String reason) {
        super(component.getDeclaringRecord().getName() + "." + component.getName() + ": " + reason);
    }

    UnmappableRecordException(Class<?> record, String reason) {
        super(record.getName() + ": " + reason);
    }
}
