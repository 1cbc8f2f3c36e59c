// SPDX-License-Identifier: Apache-2.0
/** {@code bin/scan}: how well our Parquet files read, beside Spark's of the same events. */
@NullMarked
package dev.songstreams.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
