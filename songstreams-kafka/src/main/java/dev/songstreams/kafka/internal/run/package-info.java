// SPDX-License-Identifier: Apache-2.0
/** The life of a poller, from its settings to its last line: {@link dev.songstreams.kafka.internal.run.PollerRun} is where
 * to start reading. Not for callers.
 */
@NullMarked
package dev.songstreams.kafka.internal.run;

import org.jspecify.annotations.NullMarked;
