// SPDX-License-Identifier: Apache-2.0
/** {@code bin/compare}: whole runs side by side, in turn on one broker. */
@NullMarked
package dev.songstreams.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
