// SPDX-License-Identifier: Apache-2.0
/** {@code bin/jmh}: single stages of the way from Kafka to a file, one thread each. */
@NullMarked
package dev.songstreams.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
