// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.model.Source;

/** What can stand in FROM. */
public sealed interface Relation permits Table, Subquery, CommonTable, Elements {

    /** The model of this relation. */
    Source source();
}
