// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a record class that whoever produces its events reads UTF-8 as ISO-8859-1, so that "Gnahoré" arrives as "GnahorÃ©". A lake
 * repairs such text in zone clean; of other classes' events it changes none. For text that may have been right all along, it is not:
 * a right "Ã" before a no-break space would be changed as well.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadAsLatin1 {}
