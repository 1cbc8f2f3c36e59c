// SPDX-License-Identifier: Apache-2.0
/** The catalogue of real songs: what the simulated listeners play, and the reference table that gives a song its genre. */
@NullMarked
package dev.songstreams.simulator.catalog;

import org.jspecify.annotations.NullMarked;
