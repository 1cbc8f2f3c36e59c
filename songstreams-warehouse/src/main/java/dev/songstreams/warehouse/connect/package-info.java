// SPDX-License-Identifier: Apache-2.0
/**
 * Connections to the warehouse: {@link dev.songstreams.warehouse.connect.WarehousePool} keeps a few open, and keeps passwords out of
 * every text. Where they change, a {@link dev.songstreams.warehouse.connect.LoginSource} says the one that holds.
 */
@NullMarked
package dev.songstreams.warehouse.connect;

import org.jspecify.annotations.NullMarked;
