// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** Aggregates that PostgreSQL spells or reckons otherwise: LISTAGG, RATIO_TO_REPORT, APPROXIMATE and AVG. */
final class Aggregates {

    private final List<Token> tokens;
    private final List<Token> result = new ArrayList<>();
    private int at;

    private Aggregates(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> translate(List<Token> tokens) {
        return new Aggregates(tokens).translate();
    }

    private List<Token> translate() {
        while (at < tokens.size()) {
            int open = Tokens.meaningful(tokens, at + 1);
            boolean called = Tokens.isAt(tokens, open, "(");
            if (tokens.get(at).is("listagg") && called) {
                listagg(open);
            } else if (tokens.get(at).is("ratio_to_report") && called) {
                ratioToReport(open);
            } else if (tokens.get(at).is("avg") && called && !Tokens.isAt(tokens, at - 1, ".")) {
                avg(open);
            } else if (tokens.get(at).is("approximate") && isApproximable(open)) {
                at++;
            } else {
                result.add(tokens.get(at++));
            }
        }
        return result;
    }

    /** The exact answer is a good approximation. */
    private boolean isApproximable(int next) {
        return Tokens.isAt(tokens, next, "count") || Tokens.isAt(tokens, next, "percentile_disc");
    }

    private void listagg(int open) {
        int close = Tokens.closing(tokens, open);
        List<List<Token>> arguments = Tokens.split(tokens.subList(open + 1, close), ",");
        String value = text(arguments.get(0));
        String distinct = "";
        if (value.regionMatches(true, 0, "distinct ", 0, 9)) {
            distinct = "distinct ";
            value = value.substring(distinct.length());
        }
        String separator = arguments.size() > 1 ? text(arguments.get(1)) : "''";
        at = close + 1;
        String order = takeWithinGroup();
        if (!order.isEmpty() && Tokens.isAt(tokens, Tokens.meaningful(tokens, at), "over")) {
            throw RefusedException.missing("LISTAGG ... WITHIN GROUP ... OVER");
        }
        // DISTINCT lets PostgreSQL sort by the very expression only.
        String sorted = distinct.isEmpty() ? order : order.replace(value, "(" + value + ")::varchar");
        add("string_agg(" + distinct + "(" + value + ")::varchar, " + separator + " " + sorted + ")");
    }

    /** {@code ORDER BY ...} out of {@code WITHIN GROUP (ORDER BY ...)} if that is next, else empty. */
    private String takeWithinGroup() {
        int within = Tokens.meaningful(tokens, at);
        int group = Tokens.meaningful(tokens, within + 1);
        int open = Tokens.meaningful(tokens, group + 1);
        if (!Tokens.isAt(tokens, within, "within") || !Tokens.isAt(tokens, open, "(")) {
            return "";
        }
        int close = Tokens.closing(tokens, open);
        at = close + 1;
        return text(tokens.subList(open + 1, close));
    }

    private void ratioToReport(int open) {
        int close = Tokens.closing(tokens, open);
        int over = Tokens.meaningful(tokens, close + 1);
        int window = Tokens.meaningful(tokens, over + 1);
        if (!Tokens.isAt(tokens, over, "over") || !Tokens.isAt(tokens, window, "(")) {
            throw RefusedException.syntax("at ratio_to_report: it needs an OVER clause");
        }
        int end = Tokens.closing(tokens, window);
        String value = text(tokens.subList(open + 1, close));
        String frame = Tokens.text(tokens.subList(window, end + 1));
        at = end + 1;
        add("((" + value + ")::float8 / nullif(sum(" + value + ") over " + frame + ", 0)::float8)");
    }

    /** The greatest value knows the type and the scale, which the mean has too. */
    private void avg(int open) {
        int close = Tokens.closing(tokens, open);
        int over = Tokens.meaningful(tokens, close + 1);
        int window = Tokens.meaningful(tokens, over + 1);
        boolean windowed = Tokens.isAt(tokens, over, "over") && Tokens.isAt(tokens, window, "(");
        int end = windowed ? Tokens.closing(tokens, window) : close;
        if (end >= tokens.size()) {
            throw RefusedException.syntax("at end of input");
        }
        String call = text(tokens.subList(open, end + 1));
        at = end + 1;
        add("local_redshift.avg(avg" + call + ", max" + call + ")");
    }

    private void add(String sql) {
        result.addAll(Tokenizer.tokens(sql));
    }

    private static String text(List<Token> part) {
        return Tokens.text(translate(part)).strip();
    }
}
