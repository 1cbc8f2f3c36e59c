// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of COPY that the local Redshift knows.
 *
 * <p>Which of them a columnar file takes is from the AWS page "COPY from columnar data formats".
 */
public enum CopyOption {
    ACCEPTANYDATE(Argument.NONE, false),
    ACCEPTINVCHARS(Argument.OPTIONAL_STRING, true),
    BLANKSASNULL(Argument.NONE, false),
    BZIP2(Argument.NONE, false),
    COMPROWS(Argument.NUMBER, false),
    COMPUPDATE(Argument.PRESET_OR_SWITCH, false),
    DATEFORMAT(Argument.STRING, false),
    DELIMITER(Argument.STRING, false),
    EMPTYASNULL(Argument.NONE, false),
    ENCODING(Argument.WORD, false),
    ENCRYPTED(Argument.NONE, false),
    ESCAPE(Argument.NONE, false),
    EXPLICIT_IDS(Argument.NONE, true),
    FILLRECORD(Argument.NONE, true),
    GZIP(Argument.NONE, false),
    IGNOREALLERRORS(Argument.NONE, false),
    IGNOREBLANKLINES(Argument.NONE, false),
    IGNOREHEADER(Argument.NUMBER, false),
    JSON(Argument.OPTIONAL_STRING, false),
    LZOP(Argument.NONE, false),
    MANIFEST(Argument.NONE, true),
    MASTER_SYMMETRIC_KEY(Argument.STRING, false),
    MAXERROR(Argument.NUMBER, false),
    NOLOAD(Argument.NONE, false),
    NULL(Argument.STRING, false),
    QUOTE(Argument.STRING, false),
    READRATIO(Argument.NUMBER, false),
    REGION(Argument.STRING, false),
    REMOVEQUOTES(Argument.NONE, false),
    ROUNDEC(Argument.NONE, false),
    SERIALIZETOJSON(Argument.NONE, true),
    SSH(Argument.NONE, false),
    STATUPDATE(Argument.SWITCH, true),
    TIMEFORMAT(Argument.STRING, false),
    TRIMBLANKS(Argument.NONE, false),
    TRUNCATECOLUMNS(Argument.NONE, false),
    ZSTD(Argument.NONE, false);

    /** What may stand behind the name of a parameter. */
    enum Argument {
        NONE,
        NUMBER,
        OPTIONAL_STRING,
        PRESET_OR_SWITCH,
        STRING,
        SWITCH,
        WORD
    }

    private final Argument argument;
    private final boolean columnar;

    CopyOption(Argument argument, boolean columnar) {
        this.argument = argument;
        this.columnar = columnar;
    }

    /** Whether COPY takes it for Parquet files. */
    boolean columnar() {
        return columnar;
    }

    /** The option of this name, or null. */
    static @Nullable CopyOption named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (CopyOption option : values()) {
            if (option.name().equals(wanted)) {
                return option;
            }
        }
        return null;
    }

    /** Reads the argument that follows the option's name; empty text where there is none. */
    String readArgument(TokenReader reader) {
        boolean as = argument != Argument.NONE && reader.take("as");
        return switch (argument) {
            case NONE -> "";
            case NUMBER -> reader.expectNumber();
            case STRING -> reader.expectString();
            case WORD -> reader.expectName();
            case PRESET_OR_SWITCH -> reader.take("preset") ? "preset" : readSwitch(reader);
            case SWITCH -> readSwitch(reader);
            case OPTIONAL_STRING -> as || reader.peek().kind() == Token.Kind.STRING ? reader.expectString() : "?";
        };
    }

    private static String readSwitch(TokenReader reader) {
        return reader.peek().isAny("on", "off", "true", "false") ? reader.next().name() : "on";
    }
}
