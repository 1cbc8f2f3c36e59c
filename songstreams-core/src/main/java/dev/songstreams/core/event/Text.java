// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how long a String component may be. Without it, {@value #DEFAULT_MAX_BYTES} bytes. A later release may give it more room, which
 * lakes and tables that are there follow, and never less.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /** The length of a String component that has no annotation, in UTF-8 bytes. */
    int DEFAULT_MAX_BYTES = 1024;

    /** The most UTF-8 bytes a value may have: the n of Redshift's VARCHAR(n). 1 to 65535. */
    int maxBytes();
}
