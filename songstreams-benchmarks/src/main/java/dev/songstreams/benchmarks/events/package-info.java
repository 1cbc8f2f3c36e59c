// SPDX-License-Identifier: Apache-2.0
/** The events that every run is about: simulated ones, in Kafka. */
@NullMarked
package dev.songstreams.benchmarks.events;

import org.jspecify.annotations.NullMarked;
