// SPDX-License-Identifier: Apache-2.0
/**
 * The server behind {@code LocalRedshift}; internal to the testkit.
 *
 * <p>{@link dev.songstreams.testkit.redshift.RedshiftServer} accepts connections; each gets a session, which reads the client's
 * messages of the PostgreSQL wire protocol (version 3), has their SQL translated, passes most on to PostgreSQL, and runs what only
 * Redshift has, such as COPY from S3, itself. Every error it raises is raised by PostgreSQL, in the session's own transaction, so
 * that the state of the transaction is always PostgreSQL's.
 */
@NullMarked
package dev.songstreams.testkit.redshift;

import org.jspecify.annotations.NullMarked;
