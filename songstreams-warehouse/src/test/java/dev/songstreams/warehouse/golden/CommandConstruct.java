// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import dev.songstreams.warehouse.query.Command;
import dev.songstreams.warehouse.query.model.Statement;
import dev.songstreams.warehouse.query.upkeep.Explain;
import java.util.List;

/**
 * One construct of the DSL that is no query: a statement, and the whole of what it must render to.
 *
 * @param name what it shows, as a phrase
 * @param statement built by the DSL
 * @param sql the text
 * @param values the values, in the order of the question marks
 */
public record CommandConstruct(String name, Statement statement, String sql, List<Object> values) {

    static CommandConstruct of(String name, Command command, String sql, Object... values) {
        return new CommandConstruct(name, command.statement(), sql.stripTrailing(), List.of(values));
    }

    static CommandConstruct of(String name, Explain explain, String sql, Object... values) {
        return new CommandConstruct(name, explain.statement(), sql.stripTrailing(), List.of(values));
    }

    @Override
    public String toString() {
        return name;
    }
}
