// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings of a {@link CopyCommand}. Which parameters a format takes is checked by {@link #build}. */
public final class CopyCommandBuilder {
    private static final int MAX_ERRORS = 100_000;
    private static final Set<String> ENCODINGS = Set.of("UTF8", "UTF16", "UTF16LE", "UTF16BE", "ISO88591");

    private final TableName table;
    private final CopyFormat format;
    private final Map<CopyOption, String> options = new EnumMap<>(CopyOption.class);
    private List<String> columns = List.of();
    private Authorization authorization = IamRole.DEFAULT;
    private String source = "";
    private String formatArgument = "";

    CopyCommandBuilder(TableName table, CopyFormat format) {
        this.table = table;
        this.format = format;
        this.formatArgument = format == CopyFormat.JSON ? "'auto'" : "";
    }

    /** The columns that the files' fields go to, in order; the table's own by default. */
    public CopyCommandBuilder columns(List<String> names) {
        columns = List.copyOf(names);
        return this;
    }

    /** What to load: {@code s3://bucket/key} of a manifest, or what the files' keys begin with. */
    public CopyCommandBuilder from(String url) {
        source = url;
        return this;
    }

    /** The role by which Redshift reads the bucket; the cluster's default role by default. */
    public CopyCommandBuilder iamRole(IamRole reader) {
        return authorization(reader);
    }

    /** By what right Redshift reads the bucket; the cluster's default role by default. */
    public CopyCommandBuilder authorization(Authorization right) {
        authorization = right;
        return this;
    }

    /** The source is a manifest that lists the files. */
    public CopyCommandBuilder manifest() {
        return with(CopyOption.MANIFEST, "");
    }

    /** The bucket's region, where it is not the cluster's; not for columnar files, which must lie in the cluster's. */
    public CopyCommandBuilder region(String name) {
        return with(CopyOption.REGION, Quoting.literal(S3Statement.requireRegion(name)));
    }

    /** The files are compressed by gzip; not for columnar files, which say it themselves. */
    public CopyCommandBuilder gzip() {
        return with(CopyOption.GZIP, "");
    }

    /** The files are compressed by Zstandard; not for columnar files, which say it themselves. */
    public CopyCommandBuilder zstd() {
        return with(CopyOption.ZSTD, "");
    }

    /** The files are compressed by bzip2; not for columnar files. */
    public CopyCommandBuilder bzip2() {
        return with(CopyOption.BZIP2, "");
    }

    /** The files are compressed by lzop; not for columnar files. */
    public CopyCommandBuilder lzop() {
        return with(CopyOption.LZOP, "");
    }

    /** The character between fields, {@code ,} by default in CSV and {@code |} in delimited text, which alone take it. */
    public CopyCommandBuilder delimiter(char character) {
        return with(CopyOption.DELIMITER, ascii("DELIMITER", character));
    }

    /** The character around fields, {@code "} by default; for CSV alone. */
    public CopyCommandBuilder quote(char character) {
        return with(CopyOption.QUOTE, ascii("QUOTE", character));
    }

    /** A backslash takes the next character as it is; for delimited text alone. */
    public CopyCommandBuilder escape() {
        return with(CopyOption.ESCAPE, "");
    }

    /** Quotation marks around fields are no part of them; for delimited text alone. */
    public CopyCommandBuilder removeQuotes() {
        return with(CopyOption.REMOVEQUOTES, "");
    }

    /** The widths of the fields, such as {@code id:10,name:20}; needed for, and taken by, fixed width alone. */
    public CopyCommandBuilder widths(String specification) {
        return argument(CopyFormat.FIXEDWIDTH, "widths", Quoting.literal(specification));
    }

    /** Keys of JSON are the columns whatever their case; by default they must be in lower case as columns are. */
    public CopyCommandBuilder ignoreCase() {
        return argument(CopyFormat.JSON, "'auto ignorecase'", "'auto ignorecase'");
    }

    /** The JSONPaths file that says which element of the JSON goes to which column: {@code s3://bucket/key}. */
    public CopyCommandBuilder jsonPaths(String url) {
        return argument(CopyFormat.JSON, "JSONPaths", Quoting.literal(S3Statement.requireUrl("JSONPaths lie at", url)));
    }

    /** Columns that the files lack at the end become null; in text formats, text columns become empty. Not for JSON. */
    public CopyCommandBuilder fillRecord() {
        return with(CopyOption.FILLRECORD, "");
    }

    /** The files have values for IDENTITY columns. */
    public CopyCommandBuilder explicitIds() {
        return with(CopyOption.EXPLICIT_IDS, "");
    }

    /** So many lines at the beginning of each file are no data; for formats of lines. */
    public CopyCommandBuilder ignoreHeader(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("IGNOREHEADER counts one or more lines, not " + lines);
        }
        return with(CopyOption.IGNOREHEADER, Integer.toString(lines));
    }

    /** Lines with nothing in them are no data; for formats of lines. */
    public CopyCommandBuilder ignoreBlankLines() {
        return with(CopyOption.IGNOREBLANKLINES, "");
    }

    /** The text that stands for null, {@code \N} by default; not for columnar files. */
    public CopyCommandBuilder nullAs(String text) {
        return with(CopyOption.NULL_AS, Quoting.literal(text));
    }

    /** Empty fields of text columns become null; not for columnar files. */
    public CopyCommandBuilder emptyAsNull() {
        return with(CopyOption.EMPTYASNULL, "");
    }

    /** Fields of text columns with nothing but white space become null; not for columnar files. */
    public CopyCommandBuilder blanksAsNull() {
        return with(CopyOption.BLANKSASNULL, "");
    }

    /** White space at the end of VARCHAR values goes; not for columnar files. */
    public CopyCommandBuilder trimBlanks() {
        return with(CopyOption.TRIMBLANKS, "");
    }

    /** Texts that are too long for their column are cut; they fail the load by default. Not for columnar files. */
    public CopyCommandBuilder truncateColumns() {
        return with(CopyOption.TRUNCATECOLUMNS, "");
    }

    /** Bytes that are no UTF-8 become this character; they fail the load by default. */
    public CopyCommandBuilder acceptInvalidCharacters(char replacement) {
        return with(CopyOption.ACCEPTINVCHARS, ascii("ACCEPTINVCHARS", replacement));
    }

    /** Dates that can't be read become null; they fail the load by default. Not for columnar files. */
    public CopyCommandBuilder acceptAnyDate() {
        return with(CopyOption.ACCEPTANYDATE, "");
    }

    /** How dates are written, such as {@code auto}; not for columnar files. */
    public CopyCommandBuilder dateFormat(String pattern) {
        return with(CopyOption.DATEFORMAT, Quoting.literal(pattern));
    }

    /** How timestamps are written, such as {@code auto} or {@code epochmillisecs}; not for columnar files. */
    public CopyCommandBuilder timeFormat(String pattern) {
        return with(CopyOption.TIMEFORMAT, Quoting.literal(pattern));
    }

    /** Digits beyond a column's scale are rounded; they are cut by default. Not for columnar files. */
    public CopyCommandBuilder roundDecimals() {
        return with(CopyOption.ROUNDEC, "");
    }

    /** The files' characters: UTF8, the default, UTF16, UTF16LE, UTF16BE or ISO88591; not for columnar files. */
    public CopyCommandBuilder encoding(String name) {
        if (!ENCODINGS.contains(name)) {
            throw new IllegalArgumentException("ENCODING is UTF8, UTF16, UTF16LE, UTF16BE or ISO88591, not " + name);
        }
        return with(CopyOption.ENCODING, name);
    }

    /** So many bad rows are left out before the load fails; none by default. Not for columnar files. */
    public CopyCommandBuilder maxErrors(int rows) {
        if (rows < 0 || rows > MAX_ERRORS) {
            throw new IllegalArgumentException("MAXERROR is 0 to " + MAX_ERRORS + ", not " + rows);
        }
        return with(CopyOption.MAXERROR, Integer.toString(rows));
    }

    /** All bad rows are left out; none by default. Not together with MAXERROR, and not for columnar files. */
    public CopyCommandBuilder ignoreAllErrors() {
        return with(CopyOption.IGNOREALLERRORS, "");
    }

    /** The files are read and checked, and nothing is loaded; not for columnar files. */
    public CopyCommandBuilder noLoad() {
        return with(CopyOption.NOLOAD, "");
    }

    /** How many rows are looked at to choose encodings; Redshift's choice by default. Not for columnar files. */
    public CopyCommandBuilder compressionRows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("COMPROWS counts one or more rows, not " + rows);
        }
        return with(CopyOption.COMPROWS, Integer.toString(rows));
    }

    /** Whether the first load of an empty table chooses its encodings; Redshift's choice by default. Not for columnar files. */
    public CopyCommandBuilder compressionUpdate(boolean on) {
        return with(CopyOption.COMPUPDATE, onOff(on));
    }

    /** Whether statistics are made anew behind the load; only for a table that was empty by default. */
    public CopyCommandBuilder statisticsUpdate(boolean on) {
        return with(CopyOption.STATUPDATE, onOff(on));
    }

    /**
     * The command.
     *
     * @throws IllegalArgumentException if Redshift would refuse it; says which parameter and why
     */
    public CopyCommand build() {
        S3Statement.requireUrl("COPY reads from", source);
        checkOptions();
        StringBuilder head = new StringBuilder("COPY ").append(QualifiedName.sql(table));
        if (!columns.isEmpty()) {
            head.append(columns.stream().map(Quoting::identifier).collect(Collectors.joining(", ", " (", ")")));
        }
        head.append("\nFROM ").append(Quoting.literal(source)).append('\n');
        return new CopyCommand(new S3Statement(head.toString(), authorization, tail()));
    }

    private String tail() {
        String written = options.entrySet().stream()
                .map(option -> (option.getKey().sql() + " " + option.getValue()).strip())
                .collect(Collectors.joining(" "));
        String all = (format.clause(formatArgument) + " " + written).strip();
        return all.isEmpty() ? "" : "\n" + all;
    }

    private CopyCommandBuilder with(CopyOption option, String argument) {
        options.put(option, argument);
        return this;
    }

    private CopyCommandBuilder argument(CopyFormat owner, String what, String sql) {
        if (format != owner) {
            throw new IllegalArgumentException(what + " belongs to COPY of " + owner + ", not of " + format);
        }
        formatArgument = sql;
        return this;
    }

    private void checkOptions() {
        for (CopyOption option : options.keySet()) {
            CopyRules.requireFits(option, format);
        }
        CopyRules.requireTogether(options.keySet());
        if (format == CopyFormat.FIXEDWIDTH && formatArgument.isEmpty()) {
            throw new IllegalArgumentException("COPY of FIXEDWIDTH needs the widths of the fields");
        }
        if (format.isColumnar() && !columns.isEmpty() && options.containsKey(CopyOption.FILLRECORD)) {
            throw new IllegalArgumentException(
                    "COPY of " + format + " goes by position: with FILLRECORD the table's columns"
                            + " are filled from the first on, so it takes no list of columns besides");
        }
    }

    private static String ascii(String option, char character) {
        if (character < 1 || character > 127 || character == '\n' || character == '\r' || character == '\\') {
            throw new IllegalArgumentException(
                    option + " is one ASCII character other than U+0000, backslash and the ends of lines, not U+"
                            + String.format("%04X", (int) character));
        }
        return Quoting.literal(String.valueOf(character));
    }

    private static String onOff(boolean on) {
        return on ? "ON" : "OFF";
    }
}
