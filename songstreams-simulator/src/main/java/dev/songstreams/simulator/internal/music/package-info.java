// SPDX-License-Identifier: Apache-2.0
/** What is played: tracks with their JSON text, their popularity, and a listener's taste. */
@NullMarked
package dev.songstreams.simulator.internal.music;

import org.jspecify.annotations.NullMarked;
