// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Redshift's own session settings are kept under a prefix, where PostgreSQL takes any name, and have no effect. What they are where
 * nobody set them is said by {@code settings.sql}.
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
        List<Token> translated = new ArrayList<>(tokens);
        if (tokens.get(first).isAny("set", "show", "reset")) {
            prefixOwnSetting(translated, first);
        } else {
            prefixArguments(translated);
        }
        return translated;
    }

    /** {@code current_setting('query_group')} and {@code set_config('query_group', ...)}. */
    private static void prefixArguments(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int open = Tokens.meaningful(tokens, i + 1);
            int name = Tokens.meaningful(tokens, open + 1);
            boolean called = tokens.get(i).isAny("current_setting", "set_config") && Tokens.isAt(tokens, open, "(");
            if (called && name < tokens.size() && tokens.get(name).kind() == Token.Kind.STRING) {
                String setting = Quoting.content(tokens.get(name).text()).toLowerCase(Locale.ROOT);
                tokens.set(name, REDSHIFT_ONLY.contains(setting) ? Token.string(PREFIX + setting) : tokens.get(name));
            }
        }
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
}
