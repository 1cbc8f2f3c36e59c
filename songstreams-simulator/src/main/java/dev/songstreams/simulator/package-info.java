// SPDX-License-Identifier: Apache-2.0
/** The simulator module. */
@NullMarked
package dev.songstreams.simulator;

import org.jspecify.annotations.NullMarked;
