// SPDX-License-Identifier: Apache-2.0
/**
 * Running queries over any {@link javax.sql.DataSource} or an open connection:
 * {@link dev.songstreams.warehouse.run.Database} fetches, streams, and runs transactions.
 */
@NullMarked
package dev.songstreams.warehouse.run;

import org.jspecify.annotations.NullMarked;
