// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Redshift's functions that PostgreSQL cannot have under their names, because of what they take: a bare word for a part of a date, or
 * values of any type. The others are made in the database, by {@code functions.sql}.
 */
final class Functions {

    private static final Map<String, Function<List<String>, String>> CALLS = Map.ofEntries(
            Map.entry("array", Functions::array),
            Map.entry("convert", Functions::convert),
            Map.entry("date_part", args -> call("date_part", datePart(args))),
            Map.entry("dateadd", args -> call("dateadd", dateAdd(args))),
            Map.entry("datediff", args -> call("datediff", dateDiff(args))),
            Map.entry("decode", Functions::decode),
            Map.entry("isnull", args -> call("coalesce", args)),
            Map.entry("json_array_length", args -> call("json_array_length", firstAs("json", args))),
            Map.entry(
                    "json_extract_array_element_text", args -> call("json_array_element_text", firstAs("json", args))),
            Map.entry("json_extract_path_text", args -> call("json_extract_path_text", firstAs("json", args))),
            Map.entry("json_serialize", args -> call("local_redshift.serialize", args)),
            Map.entry("median", args -> "percentile_cont(0.5) within group (order by " + args.get(0) + ")"),
            Map.entry("nvl", args -> call("coalesce", args)),
            Map.entry("nvl2", Functions::nvl2),
            Map.entry("object", args -> call("jsonb_build_object", args) + "::pg_catalog.super"),
            Map.entry("regexp_replace", Functions::regexpReplace));

    /** What stands behind one of these is no call of a function of this list. */
    private static final String[] BEFORE_A_TABLE = {".", "from", "into", "join", "table", "update"};

    private Functions() {}

    static List<Token> translate(List<Token> tokens) {
        List<Token> result = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int open = Tokens.meaningful(tokens, i + 1);
            boolean called = Tokens.isAt(tokens, open, "(");
            int before = Tokens.meaningfulBefore(tokens, i);
            boolean qualified = before >= 0 && tokens.get(before).isAny(BEFORE_A_TABLE);
            Token token = tokens.get(i);
            Function<List<String>, String> call =
                    token.isName() && called && !qualified ? CALLS.get(token.name()) : null;
            if (call != null) {
                int close = Tokens.closing(tokens, open);
                result.addAll(Tokenizer.tokens(call.apply(arguments(tokens, open, close))));
                i = close;
            } else if (token.is("sysdate") && !called && !qualified) {
                result.addAll(Tokenizer.tokens("(transaction_timestamp()::timestamp)"));
            } else {
                result.add(token);
            }
        }
        return result;
    }

    private static List<String> arguments(List<Token> tokens, int open, int close) {
        if (close >= tokens.size()) {
            throw RefusedException.syntax("at end of input");
        }
        return Tokens.split(tokens.subList(open + 1, close), ",").stream()
                .map(argument -> Tokens.text(translate(argument)).strip())
                .filter(argument -> !argument.isEmpty())
                .toList();
    }

    private static String call(String function, List<String> arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }

    private static List<String> datePart(List<String> arguments) {
        List<String> changed = new ArrayList<>(arguments);
        changed.set(0, DateParts.literal(arguments.get(0)));
        return changed;
    }

    private static List<String> dateAdd(List<String> arguments) {
        requireArguments("dateadd", 3, arguments);
        List<String> changed = datePart(arguments);
        changed.set(2, asTimestamp(arguments.get(2)));
        return changed;
    }

    private static List<String> dateDiff(List<String> arguments) {
        requireArguments("datediff", 3, arguments);
        List<String> changed = datePart(arguments);
        changed.set(1, asTimestamp(arguments.get(1)));
        changed.set(2, asTimestamp(arguments.get(2)));
        return changed;
    }

    /** PostgreSQL would take a bare literal for a timestamp with time zone. */
    private static String asTimestamp(String argument) {
        boolean literal = argument.startsWith("'") && Tokenizer.tokens(argument).size() == 1;
        return literal ? argument + "::timestamp" : argument;
    }

    private static List<String> firstAs(String type, List<String> arguments) {
        List<String> changed = new ArrayList<>(arguments);
        changed.set(0, "(" + arguments.get(0) + ")::" + type);
        return changed;
    }

    /** {@code ARRAY(SELECT ...)} is PostgreSQL's own, and the catalogue queries of drivers have it. */
    private static String array(List<String> arguments) {
        boolean query = !arguments.isEmpty()
                && arguments.get(0).toLowerCase(Locale.ROOT).matches("(?s)(select|with)\\b.*");
        return query ? call("array", arguments) : call("jsonb_build_array", arguments) + "::pg_catalog.super";
    }

    private static String convert(List<String> arguments) {
        return arguments.size() == 2
                ? "cast(" + arguments.get(1) + " as " + arguments.get(0) + ")"
                : call("convert", arguments);
    }

    private static String nvl2(List<String> arguments) {
        requireArguments("nvl2", 3, arguments);
        return "(case when (" + arguments.get(0) + ") is not null then " + arguments.get(1) + " else "
                + arguments.get(2) + " end)";
    }

    /** Redshift replaces all matches, from a position on; without a replacement it removes them. */
    private static String regexpReplace(List<String> arguments) {
        if (arguments.size() < 2) {
            return call("regexp_replace", arguments);
        }
        List<String> changed = new ArrayList<>(arguments);
        if (changed.size() == 2) {
            changed.add("''");
        }
        if (changed.size() == 3) {
            changed.add("1");
        }
        changed.add(4, "0");
        return call("regexp_replace", changed);
    }

    /** Two nulls are equal to DECODE. PostgreSQL has a function of that name with two arguments. */
    private static String decode(List<String> arguments) {
        if (arguments.size() < 3) {
            return call("decode", arguments);
        }
        StringBuilder text = new StringBuilder("(case");
        int i = 1;
        for (; i + 1 < arguments.size(); i += 2) {
            text.append(" when (").append(arguments.get(0)).append(") is not distinct from ");
            text.append(arguments.get(i)).append(" then ").append(arguments.get(i + 1));
        }
        if (i < arguments.size()) {
            text.append(" else ").append(arguments.get(i));
        }
        return text.append(" end)").toString();
    }

    private static void requireArguments(String function, int count, List<String> arguments) {
        if (arguments.size() != count) {
            throw RefusedException.asRedshiftDoes(
                    "42883", function + " takes " + count + " arguments but got " + arguments.size());
        }
    }
}
