// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Redshift's own session settings are kept under a prefix, where PostgreSQL takes any name, and have no effect; every transaction
 * isolation level means SNAPSHOT, which is PostgreSQL's REPEATABLE READ.
 */
final class Settings {

    private static final String PREFIX = "local_redshift.";

    private static final Set<String> REDSHIFT_ONLY = Set.of(
            "analyze_threshold_percent",
            "cast_super_null_on_error",
            "describe_field_name_in_uppercase",
            "downcase_delimited_identifier",
            "enable_case_sensitive_identifier",
            "enable_case_sensitive_super_attribute",
            "enable_result_cache_for_session",
            "error_on_nondeterministic_update",
            "json_serialization_enable",
            "json_serialization_parse_nested_strings",
            "max_concurrency_scaling_clusters",
            "max_cursor_result_set_size",
            "mv_enable_aqmv_for_session",
            "navigate_super_null_on_error",
            "parse_super_null_on_error",
            "query_group",
            "readonly",
            "spectrum_query_maxerror",
            "use_fips_ssl",
            "wlm_query_slot_count");

    private Settings() {}

    static List<Token> translate(List<Token> tokens) {
        int first = Tokens.meaningful(tokens, 0);
        if (!tokens.get(first).isAny("set", "show", "reset", "begin", "start")) {
            return tokens;
        }
        List<Token> translated = new ArrayList<>(tokens);
        prefixOwnSetting(translated, first);
        snapshotIsolation(translated, first);
        return translated;
    }

    private static void prefixOwnSetting(List<Token> tokens, int first) {
        int name = Tokens.meaningful(tokens, first + 1);
        if (name < tokens.size() && tokens.get(name).isAny("session", "local")) {
            name = Tokens.meaningful(tokens, name + 1);
        }
        if (name < tokens.size() && REDSHIFT_ONLY.contains(tokens.get(name).name())) {
            tokens.set(name, Token.word(PREFIX + tokens.get(name).name()));
        }
    }

    private static void snapshotIsolation(List<Token> tokens, int first) {
        int level = Tokens.findOutside(tokens, first, "level");
        if (level < 0 || !Tokens.isAt(tokens, Tokens.meaningfulBefore(tokens, level), "isolation")) {
            return;
        }
        int from = Tokens.meaningful(tokens, level + 1);
        boolean oneWord = Tokens.isAt(tokens, from, "serializable") || Tokens.isAt(tokens, from, "snapshot");
        int to = oneWord ? from : Tokens.meaningful(tokens, from + 1);
        if (to < tokens.size()) {
            tokens.subList(from, to + 1).clear();
            tokens.add(from, Token.word("repeatable read"));
        }
    }
}
