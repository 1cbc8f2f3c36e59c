// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an error that matter to clients; the detail may be empty. */
record ErrorReport(String severity, String sqlState, String message, String detail) {

    private static final String SERIALIZATION_FAILURE = "40001";

    /** Syntax error, undefined column, undefined function, undefined object: what PostgreSQL says of what it lacks. */
    private static final Set<String> UNKNOWN = Set.of("42601", "42703", "42883", "42704");

    private static final String UNDEFINED_TABLE = "42P01";

    /** What PostgreSQL says when a system view is asked for that only Redshift has; the name is without its schema. */
    private static final Pattern SYSTEM_VIEW =
            Pattern.compile("relation \"(?:pg_catalog\\.)?((?:stl|stv|svcs|svl|svv|sys)_\\w+)\" does not exist");

    private static final String HINT =
            "this is the local Redshift, an emulation; what it lacks is listed in docs/local-redshift.md";

    static ErrorReport error(String sqlState, String message, String detail) {
        return new ErrorReport("ERROR", sqlState, message, detail);
    }

    PgMessage toMessage() {
        List<String> fields = new ArrayList<>(List.of("S" + severity, "C" + sqlState, "M" + message));
        if (!detail.isEmpty()) {
            fields.add("D" + detail);
        }
        return PgMessage.report('E', fields);
    }

    /** An informative notice, as COPY sends when it has loaded. */
    static PgMessage info(String message) {
        return PgMessage.report('N', List.of("SINFO", "C00000", "M" + message));
    }

    /**
     * PostgreSQL's error as Redshift words it: a conflict of two transactions is its error 1023. What PostgreSQL does not know may well
     * be known to Redshift; so that error says who is speaking.
     */
    static PgMessage translate(PgMessage error) {
        Map<Character, String> fields = fields(error);
        String state = fields.getOrDefault('C', "");
        if (UNKNOWN.contains(state)) {
            fields.put('H', HINT);
            return PgMessage.report(
                    'E',
                    fields.entrySet().stream()
                            .map(f -> f.getKey() + f.getValue())
                            .toList());
        } else if (state.equals(UNDEFINED_TABLE)) {
            Matcher view = SYSTEM_VIEW.matcher(fields.getOrDefault('M', ""));
            return view.matches() ? missing(view.group(1)) : error;
        } else if (state.equals("2D000")) {
            return error("25001", "ALTER TABLE ALTER COLUMN or APPEND cannot run inside a transaction block", "")
                    .toMessage();
        } else if (fields.getOrDefault('n', "").startsWith("varchar_bytes_")) {
            return tooLong(fields).toMessage();
        } else if (!SERIALIZATION_FAILURE.equals(state)) {
            return error;
        }
        String detail = "Serializable isolation violation on table, transactions forming the cycle are not known to the"
                + " local Redshift: " + fields.get('M');
        return error("XX000", "1023", detail).toMessage();
    }

    /** Views that would have to be invented are not there, lest an empty one passes for the truth. */
    private static PgMessage missing(String view) {
        return error("0A000", "not supported by the local Redshift yet: the system view " + view, "")
                .toMessage();
    }

    /** The name of the check that failed is {@code varchar_bytes_<column number>_<bytes>}. */
    private static ErrorReport tooLong(Map<Character, String> fields) {
        String[] check = fields.getOrDefault('n', "").split("_", 4);
        String where =
                "table " + fields.getOrDefault('t', "?") + ", column number " + check[2] + "; lengths count bytes";
        return error("22001", "value too long for type character varying(" + check[3] + ")", where);
    }

    static String messageOf(PgMessage error) {
        return fields(error).getOrDefault('M', "");
    }

    private static Map<Character, String> fields(PgMessage error) {
        Map<Character, String> fields = new LinkedHashMap<>();
        PgMessage.Reader reader = error.reader();
        for (String field = reader.string(); !field.isEmpty(); field = reader.string()) {
            fields.put(field.charAt(0), field.substring(1));
        }
        return fields;
    }
}
