// SPDX-License-Identifier: Apache-2.0
/**
 * Connections to the warehouse: {@link dev.songstreams.warehouse.connect.WarehousePool} keeps a few open, and keeps the password out
 * of every text.
 */
@NullMarked
package dev.songstreams.warehouse.connect;

import org.jspecify.annotations.NullMarked;
