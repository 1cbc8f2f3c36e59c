// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Redshift's date and time patterns, such as {@code YYYY-MM-DD HH24:MI:SS}, as Java's. */
final class RedshiftPattern {

    /** The longer names first, since one may begin another. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("YYYY", "uuuu");
        PARTS.put("HH24", "HH");
        PARTS.put("HH12", "hh");
        PARTS.put("MON", "MMM");
        PARTS.put("MM", "MM");
        PARTS.put("DD", "dd");
        PARTS.put("HH", "HH");
        PARTS.put("MI", "mm");
        PARTS.put("SS", "ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");
        PARTS.put("YY", "uu");
        PARTS.put("AM", "a");
        PARTS.put("PM", "a");
        PARTS.put("OF", "[XXX][XX][X]");
    }

    private RedshiftPattern() {}

    static DateTimeFormatter of(String pattern) throws LoadFailure {
        StringBuilder java = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            at += appendPart(pattern, at, java);
        }
        // Strict: a day that the month does not have is none.
        return DateTimeFormatter.ofPattern(java.toString(), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Appends the part at the given place and returns how long it is. */
    private static int appendPart(String pattern, int at, StringBuilder java) throws LoadFailure {
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            String name = part.getKey();
            if (pattern.regionMatches(true, at, name, 0, name.length())) {
                java.append(part.getValue());
                return name.length();
            }
        }
        char c = pattern.charAt(at);
        if (Character.isLetter(c) && c != 'T' && c != 'Z') {
            throw LoadFailure.because("not supported by the local Redshift yet: the date or time format '" + pattern
                    + "', at '" + pattern.substring(at) + "'");
        }
        java.append('\'').append(c == '\'' ? "'" : c).append('\'');
        return 1;
    }
}
