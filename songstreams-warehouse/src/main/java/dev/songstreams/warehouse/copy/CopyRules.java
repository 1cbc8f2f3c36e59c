// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which parameters of COPY Redshift refuses together, or for a format, and why. */
final class CopyRules {
    private CopyRules() {}

    static void requireFits(CopyOption option, CopyFormat format) {
        if (option.goesWith(format)) {
            return;
        }
        String takes = EnumSet.allOf(CopyOption.class).stream()
                .filter(each -> each.goesWith(format))
                .map(CopyOption::sql)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("Redshift's COPY of " + format + " files does not take " + option.sql()
                + ": " + reason(option, format) + ". Of the parameters here it takes " + takes);
    }

    private static String reason(CopyOption option, CopyFormat format) {
        if (format.isColumnar()) {
            return switch (option) {
                case REGION -> "the bucket must lie in the cluster's region";
                case MAXERROR, IGNOREALLERRORS, ACCEPTANYDATE, NOLOAD ->
                    "a columnar load is all or nothing, and values are not looked at one by one";
                case GZIP, ZSTD, BZIP2, LZOP -> "columnar files say themselves how they are compressed";
                case DELIMITER, QUOTE, ESCAPE, REMOVEQUOTES, IGNOREHEADER, IGNOREBLANKLINES, ENCODING ->
                    "columnar files have no lines of text";
                case COMPROWS, COMPUPDATE -> "a columnar load chooses no encodings";
                default -> "columnar values are typed and not converted";
            };
        }
        return switch (option) {
            case QUOTE -> "it belongs to CSV";
            case ESCAPE, REMOVEQUOTES -> "it belongs to delimited text; CSV has quotes of its own";
            case FILLRECORD -> "it fills by position, which these files have not";
            case IGNOREHEADER, IGNOREBLANKLINES -> "it counts lines, and these files are objects";
            default -> "these fields have no character between them";
        };
    }

    static void requireTogether(Set<CopyOption> options) {
        List<CopyOption> compressions =
                options.stream().filter(CopyOption::isCompression).toList();
        if (compressions.size() > 1) {
            throw new IllegalArgumentException("files are compressed in one way, not in " + compressions);
        }
        if (options.containsAll(Set.of(CopyOption.MAXERROR, CopyOption.IGNOREALLERRORS))) {
            throw new IllegalArgumentException(
                    "IGNOREALLERRORS leaves out every bad row and MAXERROR so many; COPY takes one of them");
        }
        if (options.contains(CopyOption.ACCEPTANYDATE) && !options.contains(CopyOption.DATEFORMAT)) {
            throw new IllegalArgumentException(
                    "ACCEPTANYDATE goes with DATEFORMAT, which says what dates are like; say both");
        }
    }
}
