// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.sql.Quoting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of an {@link UnloadCommand}. Which parameters a format takes is checked by {@link #build}. */
public final class UnloadCommandBuilder {
    private static final int MIN_FILE_MB = 5;
    /** 6.2 GB. */
    private static final int MAX_FILE_MB = 6_348;

    private static final int MIN_ROW_GROUP_MB = 32;
    private static final int MAX_ROW_GROUP_MB = 128;

    private final String select;
    private final UnloadFormat format;
    private final Map<UnloadOption, String> options = new EnumMap<>(UnloadOption.class);
    private Authorization authorization = IamRole.DEFAULT;
    private String target = "";
    private String widths = "";

    UnloadCommandBuilder(String select, UnloadFormat format) {
        this.select = select;
        this.format = format;
    }

    /** What the files' keys begin with: {@code s3://bucket/prefix}. */
    public UnloadCommandBuilder to(String url) {
        target = url;
        return this;
    }

    /** The role by which Redshift writes to the bucket; the cluster's default role by default. */
    public UnloadCommandBuilder iamRole(IamRole writer) {
        return authorization(writer);
    }

    /** By what right Redshift writes to the bucket; the cluster's default role by default. */
    public UnloadCommandBuilder authorization(Authorization right) {
        authorization = right;
        return this;
    }

    /** A folder for each value of these columns, {@code column=value}; the files have the other columns alone. */
    public UnloadCommandBuilder partitionBy(List<String> columns) {
        return with(UnloadOption.PARTITION_BY, names(columns));
    }

    /** A folder for each value of these columns, which stand in the files too. */
    public UnloadCommandBuilder partitionByIncluded(List<String> columns) {
        return with(UnloadOption.PARTITION_BY, names(columns) + " INCLUDE");
    }

    /** A manifest of the files beside them. */
    public UnloadCommandBuilder manifest() {
        return with(UnloadOption.MANIFEST, "");
    }

    /** A manifest that says columns, rows and lengths besides. */
    public UnloadCommandBuilder manifestVerbose() {
        return with(UnloadOption.MANIFEST, "VERBOSE");
    }

    /** A line of the columns' names at the beginning of each file; for CSV and delimited text. */
    public UnloadCommandBuilder header() {
        return with(UnloadOption.HEADER, "");
    }

    /** The character between fields, {@code ,} by default in CSV and {@code |} in delimited text, which alone take it. */
    public UnloadCommandBuilder delimiter(char character) {
        if (character < 1 || character > 127 || character == '\n' || character == '\r' || character == '\\') {
            throw new IllegalArgumentException(
                    "DELIMITER is one ASCII character other than U+0000, backslash and the ends" + " of lines, not U+"
                            + String.format("%04X", (int) character));
        }
        return with(UnloadOption.DELIMITER, Quoting.literal(String.valueOf(character)));
    }

    /** The widths of the columns, such as {@code 0:10,1:20}; needed for, and taken by, fixed width alone. */
    public UnloadCommandBuilder widths(String specification) {
        if (format != UnloadFormat.FIXEDWIDTH) {
            throw new IllegalArgumentException("widths belong to UNLOAD of FIXEDWIDTH, not of " + format);
        }
        widths = Quoting.literal(specification);
        return this;
    }

    /** Encrypted by the bucket's default KMS key; by S3's own keys by default. */
    public UnloadCommandBuilder encryptedAuto() {
        return with(UnloadOption.ENCRYPTED, "AUTO");
    }

    /** Encrypted by this KMS key; by S3's own keys by default. */
    public UnloadCommandBuilder kmsKey(String id) {
        return with(UnloadOption.KMS_KEY_ID, Quoting.literal(id)).with(UnloadOption.ENCRYPTED, "");
    }

    /** Compressed by gzip; not for Parquet. */
    public UnloadCommandBuilder gzip() {
        return with(UnloadOption.GZIP, "");
    }

    /** Compressed by Zstandard; not for Parquet. */
    public UnloadCommandBuilder zstd() {
        return with(UnloadOption.ZSTD, "");
    }

    /** Compressed by bzip2; not for Parquet. */
    public UnloadCommandBuilder bzip2() {
        return with(UnloadOption.BZIP2, "");
    }

    /** Quotation marks around each field; for delimited text alone. */
    public UnloadCommandBuilder addQuotes() {
        return with(UnloadOption.ADDQUOTES, "");
    }

    /** A backslash before delimiters, ends of lines and backslashes in text; for delimited text alone. */
    public UnloadCommandBuilder escape() {
        return with(UnloadOption.ESCAPE, "");
    }

    /** The text that stands for null; nothing by default. Not for Parquet and JSON. */
    public UnloadCommandBuilder nullAs(String text) {
        return with(UnloadOption.NULL_AS, Quoting.literal(text));
    }

    /** Files that are there may be overwritten; they fail the UNLOAD by default. Not together with CLEANPATH. */
    public UnloadCommandBuilder allowOverwrite() {
        return with(UnloadOption.ALLOWOVERWRITE, "");
    }

    /** Files that are there are removed for good before; with partitions those of the partitions that are written. */
    public UnloadCommandBuilder cleanPath() {
        return with(UnloadOption.CLEANPATH, "");
    }

    /** Whether all slices write at once, the default; if not, files follow the query's order. */
    public UnloadCommandBuilder parallel(boolean on) {
        return with(UnloadOption.PARALLEL, on ? "ON" : "OFF");
    }

    /** The most megabytes of a file, 5 to 6348; 6.2 GB by default. */
    public UnloadCommandBuilder maxFileMegabytes(int megabytes) {
        requireWithin("MAXFILESIZE", megabytes, MIN_FILE_MB, MAX_FILE_MB);
        return with(UnloadOption.MAXFILESIZE, megabytes + " MB");
    }

    /** The megabytes of a Parquet file's row group, 32 to 128; 32 by default. */
    public UnloadCommandBuilder rowGroupMegabytes(int megabytes) {
        requireWithin("ROWGROUPSIZE", megabytes, MIN_ROW_GROUP_MB, MAX_ROW_GROUP_MB);
        return with(UnloadOption.ROWGROUPSIZE, megabytes + " MB");
    }

    /** The bucket's region, where it is not the cluster's. */
    public UnloadCommandBuilder region(String name) {
        return with(UnloadOption.REGION, Quoting.literal(S3Statement.requireRegion(name)));
    }

    /**
     * The command.
     *
     * @throws IllegalArgumentException if Redshift would refuse it; says which parameter and why
     */
    public UnloadCommand build() {
        S3Statement.requireUrl("UNLOAD writes to", target);
        UnloadRules.check(options.keySet(), format, authorization);
        if (format == UnloadFormat.FIXEDWIDTH && widths.isEmpty()) {
            throw new IllegalArgumentException("UNLOAD of FIXEDWIDTH needs the widths of the columns");
        }
        String head = "UNLOAD (" + Quoting.literal(select) + ")\nTO " + Quoting.literal(target) + "\n";
        return new UnloadCommand(new S3Statement(head, authorization, tail()));
    }

    private String tail() {
        String written = options.entrySet().stream()
                .map(option -> (option.getKey().sql() + " " + option.getValue()).strip())
                .collect(Collectors.joining(" "));
        String all = (formatClause() + " " + written).strip();
        return all.isEmpty() ? "" : "\n" + all;
    }

    private String formatClause() {
        return switch (format) {
            case PARQUET, CSV, JSON -> "FORMAT AS " + format;
            case FIXEDWIDTH -> "FIXEDWIDTH AS " + widths;
            case DELIMITED -> "";
        };
    }

    private UnloadCommandBuilder with(UnloadOption option, String argument) {
        options.put(option, argument);
        return this;
    }

    private static String names(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("PARTITION BY names one or more columns");
        }
        return columns.stream().map(Quoting::identifier).collect(Collectors.joining(", ", "(", ")"));
    }

    private static void requireWithin(String option, int megabytes, int least, int most) {
        if (megabytes < least || megabytes > most) {
            throw new IllegalArgumentException(
                    option + " is " + least + " to " + most + " megabytes, not " + megabytes);
        }
    }
}
