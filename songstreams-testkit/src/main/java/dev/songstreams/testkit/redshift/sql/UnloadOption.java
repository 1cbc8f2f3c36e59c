// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of UNLOAD that the local Redshift knows. */
public enum UnloadOption {
    /** Quotes around every value of delimited text. */
    ADDQUOTES,
    /** Objects that are there already are overwritten. */
    ALLOWOVERWRITE,
    /** Compressed with bzip2. */
    BZIP2,
    /** Objects that are there already are removed first. */
    CLEANPATH,
    /** Between the values. */
    DELIMITER,
    /** Backslashes before what would end a value. */
    ESCAPE,
    /** What the names of the files end with. */
    EXTENSION,
    /** Compressed with gzip. */
    GZIP,
    /** The names of the columns in the first line of each file. */
    HEADER,
    /** The partition columns stay in the files. */
    INCLUDE,
    /** A manifest of the files; its argument may be {@code verbose}. */
    MANIFEST,
    /** How large a file may grow, in bytes. */
    MAXFILESIZE,
    /** What stands for null. */
    NULL,
    /** Whether several files are written at once. */
    PARALLEL,
    /** The bucket's region, which does not matter here. */
    REGION,
    /** How large a row group of Parquet is, which does not matter here. */
    ROWGROUPSIZE,
    /** Compressed with zstd. */
    ZSTD;

    /** The option of this name, or null. */
    static @Nullable UnloadOption named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (UnloadOption option : values()) {
            if (option.name().equals(wanted)) {
                return option;
            }
        }
        return null;
    }

    /** Reads the argument that follows the option's name; empty text where there is none. */
    String readArgument(TokenReader reader) {
        return switch (this) {
            case DELIMITER, EXTENSION, NULL, REGION -> {
                reader.take("as");
                yield reader.expectString();
            }
            case MANIFEST -> reader.take("verbose") ? "verbose" : "";
            case MAXFILESIZE, ROWGROUPSIZE -> readSize(reader);
            case PARALLEL -> readSwitch(reader);
            default -> "";
        };
    }

    private static String readSwitch(TokenReader reader) {
        return reader.peek().isAny("on", "off", "true", "false") ? reader.next().name() : "on";
    }

    /** {@code 5 MB} or {@code 1 GB}; a number alone counts MB. */
    private static String readSize(TokenReader reader) {
        reader.take("as");
        if (reader.peek().kind() != Token.Kind.NUMBER) {
            throw reader.unexpected();
        }
        double size = Double.parseDouble(reader.next().text());
        boolean giga = reader.take("gb");
        if (!giga) {
            reader.take("mb");
        }
        return String.valueOf((long) (size * (giga ? 1L << 30 : 1L << 20)));
    }
}
