// SPDX-License-Identifier: Apache-2.0
/**
 * Java values to the driver and back: which JDBC type stands for which Java type, in both directions.
 */
@NullMarked
package dev.songstreams.warehouse.run.value;

import org.jspecify.annotations.NullMarked;
