// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Window functions that PostgreSQL lacks: IGNORE NULLS, and LISTAGG, MEDIAN and the percentiles with an OVER clause. They become
 * aggregates over the window's frame, made by {@code windows.sql}.
 */
final class WindowFunctions {

    private static final Set<String> NAMES = Set.of(
            "first_value",
            "lag",
            "last_value",
            "lead",
            "listagg",
            "median",
            "nth_value",
            "percentile_cont",
            "percentile_disc");

    private static final String WHOLE = "rows between unbounded preceding and unbounded following";

    private final List<Token> tokens;
    private final List<Token> result = new ArrayList<>();

    private WindowFunctions(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> translate(List<Token> tokens) {
        return new WindowFunctions(tokens).translate();
    }

    private List<Token> translate() {
        for (int at = 0; at < tokens.size(); ) {
            int open = Tokens.meaningful(tokens, at + 1);
            boolean called =
                    tokens.get(at).isName() && NAMES.contains(tokens.get(at).name()) && Tokens.isAt(tokens, open, "(");
            WindowCall call = called ? WindowCall.read(tokens, at, open) : null;
            if (call != null) {
                result.addAll(Tokenizer.tokens(translate(call)));
                at = call.end();
            } else {
                result.add(tokens.get(at++));
            }
        }
        return result;
    }

    private static String translate(WindowCall call) {
        return switch (call.name()) {
            case "listagg" -> listagg(call);
            case "median" ->
                "local_redshift.median(array_agg((" + call.argument(0, "") + ")::float8) over (" + call.window() + "))";
            case "percentile_cont", "percentile_disc" -> percentile(call);
            default -> call.ignoresNulls() ? ignoringNulls(call) : call.withoutNulls();
        };
    }

    private static String listagg(WindowCall call) {
        String value = call.argument(0, "");
        boolean distinct = value.regionMatches(true, 0, "distinct ", 0, 9);
        String values = "array_agg((" + (distinct ? value.substring(9) : value) + ")::varchar) over ("
                + ordered(call.window(), call.order()) + ")";
        return "local_redshift.join" + (distinct ? "_distinct" : "") + "(" + values + ", " + call.argument(1, "''")
                + ")";
    }

    private static String ordered(String window, String order) {
        return order.isEmpty() ? window : window + " " + order + " " + WHOLE;
    }

    private static String percentile(WindowCall call) {
        List<Token> order = Tokens.withoutSpace(Tokenizer.tokens(call.order()));
        boolean descending = order.get(order.size() - 1).is("desc");
        int end = order.get(order.size() - 1).isAny("asc", "desc") ? order.size() - 1 : order.size();
        String value = Tokens.text(Tokens.spaced(order.subList(2, end)));
        return "local_redshift." + call.name() + (descending ? "_desc" : "") + "(array_agg(" + value + ") over ("
                + call.window() + "), " + call.argument(0, "") + ")";
    }

    private static String ignoringNulls(WindowCall call) {
        String value = call.argument(0, "");
        String known = "array_agg(" + value + ") filter (where (" + value + ") is not null) over (" + call.window();
        return switch (call.name()) {
            case "first_value" -> "local_redshift.first_known(" + value + ") over (" + call.window() + ")";
            case "last_value" -> "local_redshift.last_known(" + value + ") over (" + call.window() + ")";
            case "nth_value" -> "(" + known + "))[" + call.argument(1, "1") + "]";
            case "lead" ->
                "(" + known + " rows between 1 following and unbounded following))[" + call.argument(1, "1") + "]";
            default ->
                "local_redshift.from_end(" + known + " rows between unbounded preceding and 1 preceding), "
                        + call.argument(1, "1") + ")";
        };
    }
}
