// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyCommand.Format;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads CSV files and files cut at a delimiter, row by row, as a stream. */
final class TextFileReader {

    /** No file of text holds this character; so nothing is quoted. */
    private static final char NO_QUOTE = '\u0001';

    private final CopyCommand command;
    private final List<TargetColumn> columns;
    private final String table;
    private final TextValues values;
    private final Rejects rejects;

    TextFileReader(CopyCommand command, TargetTable table, Rejects rejects) throws LoadFailure {
        this.command = command;
        this.columns = table.columns();
        this.table = table.name();
        this.values = new TextValues(command);
        this.rejects = rejects;
    }

    void read(String url, InputStream content, RowSink sink) throws IOException, TargetRefusedException, LoadFailure {
        // ISO-8859-1 maps each byte to the character of the same number: fields keep the file's very bytes.
        InputStreamReader bytes = new InputStreamReader(content, StandardCharsets.ISO_8859_1);
        if (command.has(CopyOption.ESCAPE) || command.has(CopyOption.REMOVEQUOTES)) {
            readUnescaping(url, new DelimitedRows(bytes, command), sink);
        } else {
            readSplitting(url, bytes, sink);
        }
    }

    private void readUnescaping(String url, DelimitedRows rows, RowSink sink)
            throws IOException, TargetRefusedException, LoadFailure {
        rows.skip(header());
        for (TextRow row = rows.next(); row != null; row = rows.next()) {
            readRow(url, row, sink);
        }
    }

    private void readSplitting(String url, InputStreamReader bytes, RowSink sink)
            throws IOException, TargetRefusedException, LoadFailure {
        long line = 0;
        try (CsvReader<TextRow> rows = parser().build(new TextRow.Handler(), bytes)) {
            rows.skipLines(header());
            for (TextRow row : rows) {
                line = row.line();
                readRow(url, row, sink);
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable;
            }
            ValueFault fault = new ValueFault(ValueFault.LINE, "Invalid quote formatting for CSV: " + e.getMessage());
            throw LoadFailure.ofValue(table, new LoadError(url, line + 1, TargetColumn.NONE, "", "", fault));
        }
    }

    private int header() {
        return Integer.parseInt(command.argument(CopyOption.IGNOREHEADER, "0"));
    }

    private CsvReader.CsvReaderBuilder parser() {
        boolean csv = command.format() == Format.CSV;
        String quote = command.argument(CopyOption.QUOTE, "\"");
        return CsvReader.builder()
                .fieldSeparator(TextValues.asBytes(command.argument(CopyOption.DELIMITER, csv ? "," : "|")))
                .quoteCharacter(csv ? quote.charAt(0) : NO_QUOTE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(command.has(CopyOption.IGNOREBLANKLINES));
    }

    private void readRow(String url, TextRow row, RowSink sink)
            throws IOException, TargetRefusedException, LoadFailure {
        sink.beginRow(columns.size());
        try {
            writeRow(url, row, sink);
        } catch (LoadFailure e) {
            sink.abandonRow();
            rejects.add(e);
        }
    }

    private void writeRow(String url, TextRow row, RowSink sink) throws LoadFailure {
        List<String> fields = row.fields();
        if (row.fault() != null) {
            throw failure(url, row, TargetColumn.NONE, "", row.fault());
        }
        if (fields.size() > columns.size()) {
            throw failure(url, row, TargetColumn.NONE, "", tooMany(fields.size()));
        }
        if (fields.size() < columns.size() && !command.has(CopyOption.FILLRECORD)) {
            TargetColumn missing = columns.get(fields.size());
            throw failure(url, row, missing, "", new ValueFault(ValueFault.DELIMITER, "Delimiter not found"));
        }
        for (int i = 0; i < columns.size(); i++) {
            // FILLRECORD loads missing columns as empty fields: text is empty, anything else null.
            writeField(url, row, columns.get(i), i < fields.size() ? fields.get(i) : "", sink);
        }
    }

    private ValueFault tooMany(int found) {
        return new ValueFault(
                ValueFault.TOO_MANY_COLUMNS, "Extra column(s) found: expected " + columns.size() + " but got " + found);
    }

    private void writeField(String url, TextRow row, TargetColumn column, String field, RowSink sink)
            throws LoadFailure {
        try {
            values.write(column, field, sink);
        } catch (ValueFaultException e) {
            throw failure(url, row, column, field, e.fault());
        }
    }

    private LoadFailure failure(String url, TextRow row, TargetColumn column, String field, ValueFault fault) {
        return LoadFailure.ofValue(
                table, new LoadError(url, row.line(), column, shown(row.raw()), shown(field), fault));
    }

    /** The bytes of the file as the text they are meant to be. */
    private static String shown(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace('\0', '.');
    }
}
