// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how many digits a {@link java.math.BigDecimal} component has; such a component needs it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Digits {
    /** All digits, 1 to 38. */
    int precision();

    /** Digits after the point, 0 to the precision. */
    int scale();
}
