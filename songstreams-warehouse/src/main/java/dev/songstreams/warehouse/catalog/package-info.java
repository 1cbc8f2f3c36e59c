// SPDX-License-Identifier: Apache-2.0
/**
 * The song catalogue, which gives a song its genre: {@link dev.songstreams.warehouse.catalog.SongCatalogFile} reads it from CSV,
 * {@link dev.songstreams.warehouse.catalog.SongCatalogTable} keeps it in the warehouse.
 */
@NullMarked
package dev.songstreams.warehouse.catalog;

import org.jspecify.annotations.NullMarked;
