// SPDX-License-Identifier: Apache-2.0
/** Chance that is the same on every machine: a seeded generator and weighted choices. */
@NullMarked
package dev.songstreams.simulator.internal.chance;

import org.jspecify.annotations.NullMarked;
