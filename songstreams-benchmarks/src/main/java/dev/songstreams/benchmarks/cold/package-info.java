// SPDX-License-Identifier: Apache-2.0
/** {@code bin/cold}: fresh processes, from their start to their last commit, and how long closing takes. */
@NullMarked
package dev.songstreams.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
