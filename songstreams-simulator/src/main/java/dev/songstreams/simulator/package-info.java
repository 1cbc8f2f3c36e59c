// SPDX-License-Identifier: Apache-2.0
/**
 * A seeded simulation of Streamify, a music service, in the wire form of eventsim.
 *
 * <p>Start at {@link dev.songstreams.simulator.Simulation}: it gives the events one by one, or writes them to files.
 * The songs with their genres are in {@link dev.songstreams.simulator.catalog.SongCatalog}.
 */
@NullMarked
package dev.songstreams.simulator;

import org.jspecify.annotations.NullMarked;
