// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka, S3 and Redshift on this machine, in this JVM, as servers that real clients connect to.
 *
 * <p>Start at {@link dev.songstreams.testkit.LocalStack} for all three together, or at
 * {@link dev.songstreams.testkit.LocalKafka}, {@link dev.songstreams.testkit.LocalS3} or
 * {@link dev.songstreams.testkit.LocalRedshift} for one of them. Each listens on 127.0.0.1 only, on a free port unless told
 * otherwise, and keeps its data in memory or in a temporary directory unless given a directory of its own.
 * {@link dev.songstreams.testkit.faults.S3Faults} stands before an S3 server and breaks what a test tells it to.
 */
@NullMarked
package dev.songstreams.testkit;

import org.jspecify.annotations.NullMarked;
