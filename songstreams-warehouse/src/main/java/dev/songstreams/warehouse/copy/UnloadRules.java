// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import java.util.List;
import java.util.Set;

/** Which parameters of UNLOAD Redshift refuses together, or for a format, and why. */
final class UnloadRules {
    private UnloadRules() {}

    static void check(Set<UnloadOption> options, UnloadFormat format, Authorization authorization) {
        for (UnloadOption option : options) {
            if (!option.goesWith(format)) {
                throw new IllegalArgumentException("Redshift's UNLOAD to " + format + " files does not take "
                        + option.sql() + ": " + reason(option, format));
            }
        }
        List<UnloadOption> compressions =
                options.stream().filter(UnloadOption::isCompression).toList();
        if (compressions.size() > 1) {
            throw new IllegalArgumentException("files are compressed in one way, not in " + compressions);
        }
        if (options.containsAll(Set.of(UnloadOption.ALLOWOVERWRITE, UnloadOption.CLEANPATH))) {
            throw new IllegalArgumentException(
                    "CLEANPATH removes the files that are there and ALLOWOVERWRITE writes over them; UNLOAD takes one of"
                            + " them");
        }
        if (options.contains(UnloadOption.KMS_KEY_ID) && !(authorization instanceof IamRole)) {
            throw new IllegalArgumentException("KMS_KEY_ID does not go with CREDENTIALS; give a role");
        }
    }

    private static String reason(UnloadOption option, UnloadFormat format) {
        return switch (option) {
            case GZIP, ZSTD, BZIP2 -> "Parquet is compressed inside, by Snappy";
            case ROWGROUPSIZE -> "row groups belong to Parquet";
            case ADDQUOTES, ESCAPE -> "it belongs to delimited text";
            default ->
                format == UnloadFormat.FIXEDWIDTH
                        ? "fields of fixed widths have neither header nor delimiter"
                        : "these files say names and nulls themselves";
        };
    }
}
