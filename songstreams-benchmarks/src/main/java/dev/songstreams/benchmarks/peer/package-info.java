// SPDX-License-Identifier: Apache-2.0
/** Who does the job, each in a JVM of its own: what the machine allows, ourselves, Spark; and what is known of a run. */
@NullMarked
package dev.songstreams.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
