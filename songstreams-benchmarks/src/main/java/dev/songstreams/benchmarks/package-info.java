/**
 * Whole runs side by side: {@link dev.songstreams.benchmarks.Compare} starts a broker, fills it, and runs peers in turn, each in a JVM
 * of its own.
 */
@NullMarked
package dev.songstreams.benchmarks;

import org.jspecify.annotations.NullMarked;
