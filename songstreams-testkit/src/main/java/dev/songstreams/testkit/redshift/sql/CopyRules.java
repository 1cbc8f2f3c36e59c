// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.CopyCommand.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters COPY refuses for a format or together, and which the local Redshift lacks. */
final class CopyRules {

    private static final Set<CopyOption> NOT_HERE = Set.of(
            CopyOption.ENCRYPTED,
            CopyOption.LZOP,
            CopyOption.MASTER_SYMMETRIC_KEY,
            CopyOption.READRATIO,
            CopyOption.SERIALIZETOJSON,
            CopyOption.SSH);

    /** From the AWS page "COPY from JSON format". */
    private static final Set<CopyOption> NOT_FOR_JSON = Set.of(
            CopyOption.DELIMITER,
            CopyOption.ESCAPE,
            CopyOption.FILLRECORD,
            CopyOption.IGNOREBLANKLINES,
            CopyOption.IGNOREHEADER,
            CopyOption.QUOTE,
            CopyOption.REMOVEQUOTES);

    /** From the AWS page "Data format parameters". */
    private static final Set<CopyOption> NOT_FOR_CSV = Set.of(CopyOption.ESCAPE, CopyOption.REMOVEQUOTES);

    /** From the AWS page "Data conversion parameters". */
    private static final Set<String> ENCODINGS = Set.of("utf8", "utf16", "utf16le", "utf16be", "iso88591");

    private static final int MOST_ERRORS = 100_000;

    private CopyRules() {}

    static void check(Format format, Map<CopyOption, String> options) {
        if (format == Format.PARQUET) {
            checkColumnar(options);
        }
        for (CopyOption option : new TreeSet<>(options.keySet())) {
            if (NOT_HERE.contains(option)) {
                throw RefusedException.missing("COPY ... " + option);
            }
            checkFormat(option, format);
        }
        checkArguments(options);
    }

    private static void checkColumnar(Map<CopyOption, String> options) {
        List<CopyOption> refused = new TreeSet<>(options.keySet())
                .stream().filter(option -> !option.columnar()).toList();
        if (!refused.isEmpty()) {
            throw refused(
                    "0A000",
                    refused.get(0) + " argument is not supported for PARQUET based COPY; a columnar COPY takes only"
                            + " ACCEPTINVCHARS, EXPLICIT_IDS, FILLRECORD, MANIFEST and STATUPDATE");
        }
    }

    private static void checkFormat(CopyOption option, Format format) {
        if (format == Format.JSON && NOT_FOR_JSON.contains(option)) {
            throw refused("0A000", option + " is not supported with JSON");
        } else if (format == Format.CSV && NOT_FOR_CSV.contains(option)) {
            throw refused("0A000", option + " is not supported with CSV");
        } else if (format == Format.DELIMITED && option == CopyOption.QUOTE) {
            throw refused("42601", "QUOTE is only allowed with CSV");
        }
    }

    private static void checkArguments(Map<CopyOption, String> options) {
        String maxError = options.get(CopyOption.MAXERROR);
        if (maxError != null && Integer.parseInt(maxError) > MOST_ERRORS) {
            throw refused("22023", "MAXERROR must be between 0 and " + MOST_ERRORS);
        } else if (maxError != null && options.containsKey(CopyOption.IGNOREALLERRORS)) {
            throw refused("42601", "IGNOREALLERRORS and MAXERROR cannot be used together");
        }
        String encoding = options.getOrDefault(CopyOption.ENCODING, "utf8");
        if (!ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw refused("22023", "ENCODING is UTF8, UTF16, UTF16LE, UTF16BE or ISO88591, not " + encoding);
        }
        requireAscii(CopyOption.QUOTE, options);
        requireAscii(CopyOption.ACCEPTINVCHARS, options);
        if (options.getOrDefault(CopyOption.DELIMITER, "|").isEmpty()) {
            throw refused("22023", "DELIMITER must not be empty");
        }
    }

    private static void requireAscii(CopyOption option, Map<CopyOption, String> options) {
        String argument = options.getOrDefault(option, "?");
        if (argument.length() != 1 || argument.charAt(0) > 0x7f || argument.charAt(0) == 0) {
            throw refused("22023", option + " must be one ASCII character");
        }
    }

    private static RefusedException refused(String sqlState, String message) {
        return RefusedException.asRedshiftDoes(sqlState, message);
    }
}
