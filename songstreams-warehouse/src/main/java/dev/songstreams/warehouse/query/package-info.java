// SPDX-License-Identifier: Apache-2.0
/**
 * Typed queries for Amazon Redshift. {@link dev.songstreams.warehouse.query.Query} is the door: it selects, and gives the
 * finished query its row type.
 *
 * <p>Three layers, one arrow: this package with {@code expression}, {@code table} and {@code function} is what one writes;
 * {@code model} is the immutable statement it makes; {@code render} turns that into text and bound values. A database is
 * needed only by {@code dev.songstreams.warehouse.run}.
 */
@NullMarked
package dev.songstreams.warehouse.query;

import org.jspecify.annotations.NullMarked;
