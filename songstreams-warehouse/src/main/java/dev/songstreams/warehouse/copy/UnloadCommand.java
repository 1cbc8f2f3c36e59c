// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import dev.songstreams.warehouse.run.Database;

/**
 * An UNLOAD of a query's rows to S3. Immutable; what Redshift would refuse is refused when it is built, and no text that it gives
 * holds a secret.
 *
 * <pre>{@code
 * UnloadCommand.of("select * from public.listens", UnloadFormat.PARQUET)
 *         .to("s3://lake/export/listens/")
 *         .partitionBy(List.of("level")).manifest().cleanPath()
 *         .build().run(database);
 * }</pre>
 */
public final class UnloadCommand {
    private final S3Statement statement;

    UnloadCommand(S3Statement statement) {
        this.statement = statement;
    }

    /**
     * An UNLOAD of what a SELECT gives, by the default role unless told. Redshift takes no LIMIT at the SELECT's outer level.
     *
     * @param select the text, in which names and constants are quoted already
     */
    public static UnloadCommandBuilder of(String select, UnloadFormat format) {
        return new UnloadCommandBuilder(select, format);
    }

    /**
     * An UNLOAD of what a query gives, by the default role unless told.
     *
     * @throws IllegalArgumentException if the query has values: UNLOAD binds none
     */
    public static UnloadCommandBuilder of(Query<?> query, UnloadFormat format) {
        RenderedQuery rendered = query.render();
        if (!rendered.values().isEmpty()) {
            throw new IllegalArgumentException("UNLOAD binds no values, and this query has "
                    + rendered.values().size() + "; put what it selects into a table or view and unload that:\n"
                    + rendered.sql());
        }
        return of(rendered.sql(), format);
    }

    /** The statement; where it has temporary credentials they are masked, and it can't be sent as it is. */
    public String sql() {
        return statement.shown();
    }

    /**
     * Runs it.
     *
     * @throws dev.songstreams.warehouse.run.WarehouseException if the warehouse refuses or fails; without a secret
     */
    public void run(Database database) {
        statement.run(database);
    }

    @Override
    public String toString() {
        return sql();
    }
}
