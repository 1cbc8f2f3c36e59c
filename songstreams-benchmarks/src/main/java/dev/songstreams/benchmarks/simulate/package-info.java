// SPDX-License-Identifier: Apache-2.0
/** {@code bin/simulate}: how fast the simulator is. */
@NullMarked
package dev.songstreams.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
