// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Navigation in SUPER values by dots and brackets, and unnesting in FROM, in PostgreSQL's words for JSON.
 *
 * <p>What is a column is known by the tables' names alone: behind one of them stands a column, and everything behind that is
 * navigation; a first name that is no table's is a column itself. Queries of the catalogue are left as they are: they have arrays.
 */
final class Navigation {

    private static final String[] COMPARISONS = {"=", "<>", "!=", "<", "<=", ">", ">=", "||", "like", "ilike"};

    private final List<Token> tokens;
    private final Sources sources;
    private final List<Token> result = new ArrayList<>();

    private Navigation(List<Token> tokens) {
        this.tokens = tokens;
        this.sources = Sources.of(tokens);
    }

    static List<Token> translate(List<Token> tokens) {
        Token first = tokens.get(Tokens.meaningful(tokens, 0));
        boolean navigates = tokens.stream().anyMatch(t -> t.is(".") || t.is("["))
                && first.isAny("select", "with", "insert", "update", "delete", "merge", "create", "(", "explain")
                && tokens.stream().noneMatch(Navigation::isCatalogue)
                && !hasPostgresArray(tokens);
        return navigates ? new Navigation(tokens).translate() : tokens;
    }

    private static boolean isCatalogue(Token token) {
        String name = token.isName() ? token.name() : "";
        return name.startsWith("pg_")
                || name.startsWith("svv_")
                || name.startsWith("stv_")
                || name.equals("information_schema");
    }

    /** {@code ARRAY[...]} or {@code ARRAY(SELECT ...)}; Redshift's ARRAY(...) holds values. */
    private static boolean hasPostgresArray(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int next = Tokens.meaningful(tokens, i + 1);
            boolean query = Tokens.isAt(tokens, Tokens.meaningful(tokens, next + 1), "select");
            if (tokens.get(i).is("array") && !(Tokens.isAt(tokens, next, "(") && !query)) {
                return true;
            }
        }
        return false;
    }

    private List<Token> translate() {
        if (sources.isEmpty()) {
            return tokens;
        }
        int begin = Math.max(0, Tokens.findOutside(tokens, 0, "select", "with", "update", "delete", "merge"));
        result.addAll(tokens.subList(0, begin));
        for (int at = begin; at < tokens.size(); ) {
            at = take(at);
        }
        return result;
    }

    /** Translates what begins here and returns where the next begins. */
    private int take(int at) {
        Sources.Unnesting unnesting = sources.unnestingAt(at);
        if (unnesting != null) {
            unnest(unnesting);
            return unnesting.end();
        }
        int end = sources.tableEnd(at);
        if (end > at) {
            result.addAll(tokens.subList(at, end));
            return end;
        }
        int before = Tokens.meaningfulBefore(tokens, at);
        boolean begins =
                tokens.get(at).isName() && !Tokens.isAt(tokens, before, ".") && !Tokens.isAt(tokens, before, "as");
        if (!begins) {
            result.add(tokens.get(at));
            return at + 1;
        }
        return takePath(at, before);
    }

    private int takePath(int at, int before) {
        Path path = Path.read(tokens, at);
        int next = Tokens.meaningful(tokens, path.end());
        boolean other = Tokens.isAt(tokens, next, "(") || Tokens.isAt(tokens, next, ".");
        boolean element = sources.isElement(path.first());
        if (other
                || path.steps().isEmpty() && !element
                || columnSteps(path) >= path.steps().size() && !element) {
            result.addAll(tokens.subList(at, path.end()));
        } else {
            boolean text = isTextWanted(before, next) && !(path.steps().isEmpty() && !element);
            result.addAll(Tokenizer.tokens(expression(path, text)));
            return takeParameter(path.end(), next);
        }
        return path.end();
    }

    /** A parameter that the value is compared with has the type the client gave it, and is text if it gave none. */
    private int takeParameter(int end, int next) {
        int parameter = Tokens.meaningful(tokens, next + 1);
        boolean compared = next < tokens.size()
                && tokens.get(next).isAny(COMPARISONS)
                && parameter < tokens.size()
                && tokens.get(parameter).isParameter();
        if (!compared) {
            return end;
        }
        result.addAll(tokens.subList(end, parameter));
        result.addAll(Tokenizer.tokens(
                "local_redshift.parameter(" + tokens.get(parameter).text() + ")"));
        return parameter + 1;
    }

    private void unnest(Sources.Unnesting unnesting) {
        String columns = unnesting.index() == null ? "(value)" : "(value, " + Quoting.name(unnesting.index()) + ")";
        String function = unnesting.index() == null ? "unnest_super" : "unnest_super_at";
        result.addAll(Tokenizer.tokens("lateral local_redshift." + function + "(" + expression(unnesting.array(), false)
                + ") as " + Quoting.name(unnesting.alias()) + columns));
    }

    /** How many steps lead to the column; the rest leads into its value. */
    private int columnSteps(Path path) {
        List<Path.Step> steps = path.steps();
        if (steps.isEmpty() || !steps.get(0).isName()) {
            return 0;
        } else if (sources.isTable(path.first())) {
            return 1;
        } else if (sources.isQualifiedTable(path.first(), steps.get(0).name())) {
            return 2;
        }
        return 0;
    }

    private String expression(Path path, boolean text) {
        StringBuilder expression = new StringBuilder(Quoting.name(path.first()));
        int column = 0;
        if (sources.isElement(path.first())) {
            expression.append(".value");
        } else {
            column = columnSteps(path);
            path.steps().subList(0, column).forEach(s -> expression.append('.').append(Quoting.name(s.name())));
        }
        List<Path.Step> steps = path.steps().subList(column, path.steps().size());
        if (steps.isEmpty()) {
            return text ? "(" + expression + " #>> '{}')" : expression.toString();
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i + 1 == steps.size();
            Path.Step step = steps.get(i);
            expression.append(last && text ? " ->> " : " -> ");
            expression.append(step.isName() ? Quoting.literal(step.name()) : "(" + step.index() + ")");
        }
        return "(" + expression + ")";
    }

    /** Whether the value is cast or compared with a string: a JSON string then counts without its quotes. */
    private boolean isTextWanted(int before, int next) {
        boolean cast = Tokens.isAt(tokens, next, "::")
                || Tokens.isAt(tokens, next, "as")
                        && Tokens.isAt(tokens, before, "(")
                        && Tokens.isAt(tokens, Tokens.meaningfulBefore(tokens, before), "cast");
        boolean toSuper = Tokens.isAt(tokens, Tokens.meaningful(tokens, next + 1), "super");
        return cast && !toSuper || isComparedWithString(before, next);
    }

    private boolean isComparedWithString(int before, int next) {
        boolean follows = next < tokens.size() && tokens.get(next).isAny(COMPARISONS) && isString(next + 1, true);
        boolean precedes = before > 0 && tokens.get(before).isAny(COMPARISONS) && isString(before, false);
        boolean negated =
                Tokens.isAt(tokens, next, "not") && !Tokens.isAt(tokens, Tokens.meaningful(tokens, next + 1), "null");
        boolean listed = Tokens.isAt(tokens, next, "in") && isString(Tokens.meaningful(tokens, next + 1) + 1, true);
        return follows || precedes || negated || listed;
    }

    private boolean isString(int at, boolean onwards) {
        int place = onwards ? Tokens.meaningful(tokens, at) : Tokens.meaningfulBefore(tokens, at);
        return place >= 0 && place < tokens.size() && tokens.get(place).kind() == Token.Kind.STRING;
    }
}
