// SPDX-License-Identifier: Apache-2.0
/** {@code bin/scaling}: how our cost grows, and how little a small flush costs. */
@NullMarked
package dev.songstreams.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
