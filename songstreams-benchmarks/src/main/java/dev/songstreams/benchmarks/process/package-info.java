// SPDX-License-Identifier: Apache-2.0
/** Processes and folders that a run starts, and ends: the broker, the S3 server, the peers' JVMs. */
@NullMarked
package dev.songstreams.benchmarks.process;

import org.jspecify.annotations.NullMarked;
