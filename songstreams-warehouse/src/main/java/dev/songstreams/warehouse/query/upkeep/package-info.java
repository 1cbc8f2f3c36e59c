// SPDX-License-Identifier: Apache-2.0
/**
 * Statements that look after tables, {@link dev.songstreams.warehouse.query.upkeep.Analyze} and
 * {@link dev.songstreams.warehouse.query.upkeep.Vacuum}, and {@link dev.songstreams.warehouse.query.upkeep.Explain}, which
 * shows how another would run.
 */
@NullMarked
package dev.songstreams.warehouse.query.upkeep;

import org.jspecify.annotations.NullMarked;
