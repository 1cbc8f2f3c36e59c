// SPDX-License-Identifier: Apache-2.0
/**
 * How COPY brings files from S3 into a table; internal to the local Redshift.
 *
 * <p>{@link dev.songstreams.testkit.redshift.load.Loader} is the door. It finds the files, reads each as rows, checks every value
 * against its column as Redshift would, and streams them in PostgreSQL's binary form to a
 * {@link dev.songstreams.testkit.redshift.load.LoadTarget}. One wrong value fails the whole load.
 */
@NullMarked
package dev.songstreams.testkit.redshift.load;

import org.jspecify.annotations.NullMarked;
