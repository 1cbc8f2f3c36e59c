// SPDX-License-Identifier: Apache-2.0
/** Text in and out: CSV resources, JSON strings and eventsim's mojibake. */
@NullMarked
package dev.songstreams.simulator.internal.text;

import org.jspecify.annotations.NullMarked;
