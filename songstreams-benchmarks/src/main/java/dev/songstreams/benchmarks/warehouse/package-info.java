// SPDX-License-Identifier: Apache-2.0
/** {@code bin/warehouse}: the loader, the star and the questions. */
@NullMarked
package dev.songstreams.benchmarks.warehouse;

import org.jspecify.annotations.NullMarked;
