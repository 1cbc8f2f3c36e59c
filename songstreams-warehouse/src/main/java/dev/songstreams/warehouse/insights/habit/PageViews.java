// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Instant;

/**
 * The pages that were looked at, as the loader stages them: the columns that the questions need. A table, or a view over
 * several where the topic was created again. Immutable.
 */
public final class PageViews extends Table<PageViews> {

    /** When. */
    public final Column<Instant> ts = column("ts", Instant.class);

    /** The session. */
    public final Column<Long> sessionId = column("session_id", Long.class);

    /** free or paid. */
    public final Column<String> level = column("level", String.class);

    /** The user; null while nobody is logged in. */
    public final Column<Long> userId = column("user_id", Long.class);

    /** The table or view of that name. */
    public PageViews(TableName name) {
        super(name, PageViews::new);
    }

    /** The staging table page_view_events of a schema. */
    public static PageViews in(String stagingSchema) {
        return new PageViews(TableName.of(stagingSchema, StreamifyEvent.PAGE_VIEW_EVENTS.name()));
    }
}
