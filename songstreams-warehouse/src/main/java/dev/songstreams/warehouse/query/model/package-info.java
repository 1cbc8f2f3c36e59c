// SPDX-License-Identifier: Apache-2.0
/**
 * The immutable model of a statement: what the DSL builds and the renderers read.
 *
 * <p>Nothing here is SQL text. Names are quoted and values are bound when a node is rendered, so no node, however it was
 * made, can carry text into a statement. Start reading at {@link dev.songstreams.warehouse.query.model.QueryStatement}.
 */
@NullMarked
package dev.songstreams.warehouse.query.model;

import org.jspecify.annotations.NullMarked;
