// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.load.LoadResult;
import dev.songstreams.testkit.redshift.load.Loader;
import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Definition;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Load;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.OfPostgres;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Plain;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Refused;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Truncate;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Unload;
import dev.songstreams.testkit.redshift.unload.UnloadFailure;
import dev.songstreams.testkit.redshift.unload.Unloader;
import java.io.IOException;

/** What a session does itself, and what it remembers: the numbers of its last query and load, which no rollback takes back. */
final class Actions {

    private final OwnStatements own;
    private final Wire client;
    private final Loader loader;
    private final Unloader unloader;
    private long lastQuery = -1;
    private long lastLoad = -1;
    private long lastLoadRows;

    Actions(Backend backend, Wire client, Loader loader, Unloader unloader) {
        this.own = new OwnStatements(backend);
        this.client = client;
        this.loader = loader;
        this.unloader = unloader;
    }

    /** Gives a number to a query that PostgreSQL runs. */
    void countQuery() {
        lastQuery = loader.nextQueryId();
    }

    /** Tells PostgreSQL what the statement asks for; says false if that failed, and the statement must not run. */
    boolean prepare(OfPostgres statement) throws IOException {
        if (!isAskingForLoadIds(statement)) {
            countQuery();
        }
        try {
            if (statement instanceof Definition definition) {
                own.query("select set_config('local_redshift.layout', $1, true)", definition.layout());
            } else if (isAskingForLoadIds(statement)) {
                tellLoadIds();
            }
            return true;
        } catch (TargetRefusedException alreadyTold) {
            return false;
        }
    }

    /** Whether the statement asks for the numbers of the last load and query, and so has none itself. */
    private static boolean isAskingForLoadIds(OfPostgres statement) {
        return statement instanceof Plain plain && plain.readsLoadIds();
    }

    private void tellLoadIds() throws IOException, TargetRefusedException {
        own.query(
                "select set_config('local_redshift.last_query_id', $1, false),"
                        + " set_config('local_redshift.last_copy_id', $2, false),"
                        + " set_config('local_redshift.last_copy_count', $3, false)",
                String.valueOf(lastQuery),
                String.valueOf(lastLoad),
                String.valueOf(lastLoadRows));
    }

    /** Runs a statement that PostgreSQL cannot, and answers the client as PostgreSQL would. */
    void run(RedshiftStatement statement) throws IOException {
        if (statement instanceof Load load) {
            load(load);
        } else if (statement instanceof Unload unload) {
            unload(unload);
        } else if (statement instanceof Truncate truncate) {
            truncate(truncate);
        } else if (statement instanceof Refused refused) {
            own.raise(ErrorReport.error(refused.sqlState(), refused.message(), ""));
        } else {
            throw new IllegalArgumentException("PostgreSQL runs " + statement);
        }
    }

    private void load(Load load) throws IOException {
        lastQuery = loader.nextQueryId();
        LoadResult result = loader.load(lastQuery, load.command(), new SessionLoadTarget(own));
        if (!result.completed()) {
            return;
        }
        lastLoad = lastQuery;
        lastLoadRows = result.rows();
        client.send(ErrorReport.info("Load into table '" + load.command().tableName() + "' completed, " + result.rows()
                + " record(s) loaded successfully."));
        if (result.rejected() > 0) {
            client.send(ErrorReport.info("Load into table '" + load.command().tableName() + "' completed, "
                    + result.rejected() + " record(s) could not be loaded.  Check 'sys_load_error_detail' system table"
                    + " for details."));
        }
        // PostgreSQL 8.0, Redshift's ancestor, does not say here how many rows there were.
        client.send(PgMessage.ofStrings('C', "COPY"));
    }

    private void unload(Unload unload) throws IOException {
        countQuery();
        try {
            long rows = unloader.unload(unload.command(), own::rows);
            client.send(ErrorReport.info("UNLOAD completed, " + rows + " record(s) unloaded successfully."));
            client.send(PgMessage.ofStrings('C', "UNLOAD"));
        } catch (UnloadFailure e) {
            own.raise(ErrorReport.error("XX000", e.message(), ""));
        } catch (TargetRefusedException alreadyTold) {
            // The client has PostgreSQL's error, and nothing else is owed to it.
        }
    }

    /** Redshift commits with every TRUNCATE; so the transaction ends here, whoever began it. */
    private void truncate(Truncate truncate) throws IOException {
        countQuery();
        try {
            own.query(truncate.sql());
            own.query("commit");
            client.send(PgMessage.ofStrings('C', "TRUNCATE TABLE"));
        } catch (TargetRefusedException alreadyTold) {
            // The client has PostgreSQL's error, and nothing else is owed to it.
        }
    }
}
