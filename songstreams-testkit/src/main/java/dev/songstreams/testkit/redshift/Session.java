// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import dev.songstreams.testkit.redshift.PgMessage.Body;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.OfPostgres;
import dev.songstreams.testkit.redshift.sql.RedshiftStatement.Plain;
import dev.songstreams.testkit.redshift.sql.Translator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client's session, on one thread.
 *
 * <p>A statement that PostgreSQL cannot run is prepared there as an empty one, which keeps all answers in their places; when the
 * client executes it, the session runs it instead.
 */
final class Session {

    private static final String STAND_IN = "";

    private final Wire client;
    private final Backend backend;
    private final Actions actions;
    private final Map<String, RedshiftStatement> statements = new HashMap<>();
    private final Map<String, RedshiftStatement> portals = new HashMap<>();

    Session(Wire client, Backend backend, Actions actions) {
        this.client = client;
        this.backend = backend;
        this.actions = actions;
    }

    /** Serves the client until it says goodbye; throws when it, or PostgreSQL, goes without. */
    void run() throws IOException {
        for (PgMessage message = client.read(); message.type() != 'X'; message = client.read()) {
            handle(message);
        }
    }

    private void handle(PgMessage message) throws IOException {
        switch (message.type()) {
            case 'Q' -> simpleQuery(Translator.translate(message.reader().string()));
            case 'P' -> parse(message.reader());
            case 'B' -> bind(message);
            case 'E' -> execute(message);
            case 'C' -> close(message);
            case 'H' -> backend.settle();
            case 'S', 'F' -> backend.forwardUntilReady(message);
            default -> backend.forward(message);
        }
    }

    private void simpleQuery(List<RedshiftStatement> query) throws IOException {
        boolean plain = query.stream().allMatch(s -> s instanceof Plain p && !p.readsLoadIds());
        if (plain) {
            actions.countQuery();
            String sql = query.stream().map(s -> ((Plain) s).sql()).collect(Collectors.joining(";"));
            backend.forwardUntilReady(PgMessage.ofStrings('Q', sql));
            return;
        }
        for (RedshiftStatement statement : query) {
            if (!backend.failed()) {
                runInSimpleQuery(statement);
            }
        }
        backend.forwardUntilReady(new PgMessage('S', new byte[0]));
    }

    private void runInSimpleQuery(RedshiftStatement statement) throws IOException {
        if (statement instanceof OfPostgres passed) {
            if (actions.prepare(passed)) {
                backend.runForSimpleQuery(passed.sql());
            }
        } else {
            actions.run(statement);
        }
    }

    private void parse(PgMessage.Reader reader) throws IOException {
        String name = reader.string();
        List<RedshiftStatement> query = Translator.translate(reader.string());
        String sql;
        if (query.size() == 1 && isOurs(query.get(0))) {
            statements.put(name, query.get(0));
            sql = query.get(0) instanceof OfPostgres passed ? passed.sql() : STAND_IN;
        } else {
            statements.remove(name);
            sql = query.stream().map(Session::plainText).collect(Collectors.joining(";"));
        }
        backend.forward(new PgMessage(
                'P', new Body().string(name).string(sql).raw(reader.rest()).bytes()));
    }

    private static boolean isOurs(RedshiftStatement statement) {
        return !(statement instanceof Plain plain) || plain.readsLoadIds();
    }

    /** PostgreSQL refuses to prepare several statements at once, whatever they are. */
    private static String plainText(RedshiftStatement statement) {
        return statement instanceof OfPostgres passed ? passed.sql() : "select 1";
    }

    private void bind(PgMessage message) throws IOException {
        PgMessage.Reader reader = message.reader();
        String portal = reader.string();
        RedshiftStatement statement = statements.get(reader.string());
        if (statement == null) {
            portals.remove(portal);
        } else {
            portals.put(portal, statement);
        }
        backend.forward(message);
    }

    private void execute(PgMessage message) throws IOException {
        @Nullable RedshiftStatement statement = portals.get(message.reader().string());
        if (statement == null) {
            actions.countQuery();
            backend.forward(message);
            return;
        }
        backend.settle();
        if (backend.failed()) {
            return;
        }
        if (!(statement instanceof OfPostgres passed)) {
            actions.run(statement);
        } else if (actions.prepare(passed)) {
            backend.forward(message);
        }
    }

    private void close(PgMessage message) throws IOException {
        PgMessage.Reader reader = message.reader();
        boolean portal = reader.buffer().get() == 'P';
        (portal ? portals : statements).remove(reader.string());
        backend.forward(message);
    }
}
