// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.write;

import dev.songstreams.warehouse.query.Command;

/** A command that Redshift's EXPLAIN takes. It takes no MERGE, and none that defines or looks after tables. */
public interface Explainable extends Command {}
