// SPDX-License-Identifier: Apache-2.0
/**
 * The questions as models of dbt: {@link dev.songstreams.warehouse.insights.dbt.DbtModels} has them all, written from the
 * same queries that Java asks.
 */
@NullMarked
package dev.songstreams.warehouse.insights.dbt;

import org.jspecify.annotations.NullMarked;
