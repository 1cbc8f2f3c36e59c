// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.event;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Refuses annotations where they would have no effect: nobody sees a declaration that is ignored. */
final class AnnotationRules {
    private static final List<Class<? extends Annotation>> ON_COLUMNS_ONLY =
            List.of(Text.class, Digits.class, Epoch.class, EventTime.class, SortKey.class, DistKey.class);

    private AnnotationRules() {}

    static void check(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            checkOnRecord(component);
            return;
        }
        goesOn(component, Text.class, type == String.class, "a String");
        goesOn(component, Digits.class, type == BigDecimal.class, "a BigDecimal");
        goesOn(component, Epoch.class, type == Instant.class, "an Instant");
        goesOn(component, EventTime.class, type == Instant.class, "an Instant");
        goesOn(component, Nested.class, false, "a record");
    }

    private static void checkOnRecord(RecordComponent component) {
        for (Class<? extends Annotation> annotation : ON_COLUMNS_ONLY) {
            goesOn(component, annotation, false, "a column; put it on a component of the record");
        }
        if (component.isAnnotationPresent(Names.class) && !component.isAnnotationPresent(Nested.class)) {
            throw new UnmappableRecordException(
                    component, "@Names has no effect on a record whose components lie flat; add @Nested");
        }
    }

    private static void goesOn(
            RecordComponent component, Class<? extends Annotation> annotation, boolean fits, String where) {
        if (!fits && component.isAnnotationPresent(annotation)) {
            throw new UnmappableRecordException(component, "@" + annotation.getSimpleName() + " goes on " + where);
        }
    }
}
