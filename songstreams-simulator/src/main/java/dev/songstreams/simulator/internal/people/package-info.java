// SPDX-License-Identifier: Apache-2.0
/** Who listens: names, homes and devices, each as the JSON text that goes on the wire. */
@NullMarked
package dev.songstreams.simulator.internal.people;

import org.jspecify.annotations.NullMarked;
