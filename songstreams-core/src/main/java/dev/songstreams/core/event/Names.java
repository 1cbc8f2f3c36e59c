// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a component is called outside Java, where the component's own name and its snake_case form will not do. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Names {
    /** The key in JSON; by default the component's name. */
    String json() default "";

    /** The column in files and tables; by default the component's name in snake_case. */
    String column() default "";
}
