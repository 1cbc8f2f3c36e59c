// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

/** A way from one place to the next, and how many visitors of a thousand or so take it. */
record Way(Place to, int weight) {}
