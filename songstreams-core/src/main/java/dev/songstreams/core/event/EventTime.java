// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the component, an {@link java.time.Instant}, that says when the event happened. The lake's date folders follow it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface EventTime {}
