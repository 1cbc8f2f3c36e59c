// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** A registry whose meters share the beginning of their names and some tags. */
final class Meters {
    private final MeterRegistry registry;
    private final String prefix;
    private final Tags tags;

    Meters(MeterRegistry registry, String prefix, Tags tags) {
        this.registry = registry;
        this.prefix = prefix;
        this.tags = tags;
    }

    MeterRegistry registry() {
        return registry;
    }

    String name(String name) {
        return prefix + name;
    }

    Tags tags(String... more) {
        return tags.and(more);
    }

    void count(String name, double amount, String... more) {
        registry.counter(name(name), tags(more)).increment(amount);
    }

    void time(String name, Duration took, String... more) {
        registry.timer(name(name), tags(more)).record(took);
    }
}
