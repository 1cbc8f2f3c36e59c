// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/** Says in which unit the JSON numbers of an {@link java.time.Instant} component count from 1970. Without it, milliseconds. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Epoch {
    /** SECONDS, MILLIS or MICROS. */
    ChronoUnit value();
}
