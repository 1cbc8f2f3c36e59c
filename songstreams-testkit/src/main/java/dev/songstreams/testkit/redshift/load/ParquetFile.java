// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.load.ParquetFields.Field;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads one Parquet file, column readers side by side. The file's columns are the table's by their order; names do not count.
 */
final class ParquetFile {

    private static final int SCAN_ERROR = 15007;

    private final String url;
    private final List<TargetColumn> columns;
    private final boolean fill;
    private long row;

    ParquetFile(String url, TargetTable table, CopyCommand command) {
        this.url = url;
        this.columns = table.columns();
        this.fill = command.has(CopyOption.FILLRECORD);
    }

    void read(byte[] content, RowSink sink) throws IOException, TargetRefusedException, LoadFailure {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Decompression())
                .withUseHadoopVectoredIo(false)
                .build();
        try (ParquetFileReader reader = open(content, options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<Field> fields = fields(schema);
            String createdBy = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                var store = new ColumnReadStoreImpl(group, new NoConverter(), schema, createdBy);
                readGroup(group.getRowCount(), readers(store, schema), fields, sink);
            }
        }
    }

    private ParquetFileReader open(byte[] content, ParquetReadOptions options) throws IOException, LoadFailure {
        try {
            return ParquetFileReader.open(new ParquetBytes(content), options);
        } catch (RuntimeException e) {
            throw LoadFailure.ofScan(
                    SCAN_ERROR, "File '" + url + "' has an invalid Parquet format: " + e.getMessage(), null);
        }
    }

    private static List<ColumnReader> readers(ColumnReadStoreImpl store, MessageType schema) {
        return schema.getColumns().stream().map(store::getColumnReader).toList();
    }

    private List<Field> fields(MessageType schema) throws LoadFailure {
        int inFile = schema.getFieldCount();
        if (inFile > columns.size() || (inFile < columns.size() && !fill)) {
            throw LoadFailure.ofScan(
                    SCAN_ERROR,
                    "Unmatched number of columns between table and file. Table columns: " + columns.size()
                            + ", Data columns: " + inFile + ", File name: " + url,
                    null);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < inFile; i++) {
            fields.add(field(schema.getType(i), columns.get(i)));
        }
        return fields;
    }

    private Field field(Type file, TargetColumn column) throws LoadFailure {
        boolean flat = file.isPrimitive() && !file.isRepetition(Type.Repetition.REPEATED);
        Field field = flat ? ParquetFields.of(file.asPrimitiveType(), column) : null;
        if (field == null) {
            throw LoadFailure.ofScan(
                    SCAN_ERROR,
                    "File '" + url + "' has an incompatible Parquet schema for column '" + column.name()
                            + "'. Column type: " + column.declaration() + ", Parquet schema: " + file,
                    null);
        }
        return field;
    }

    private void readGroup(long rows, List<ColumnReader> readers, List<Field> fields, RowSink sink)
            throws IOException, TargetRefusedException, LoadFailure {
        ColumnReader[] reader = readers.toArray(ColumnReader[]::new);
        Field[] field = fields.toArray(Field[]::new);
        for (long i = 0; i < rows; i++) {
            row++;
            sink.beginRow(columns.size());
            for (int c = 0; c < field.length; c++) {
                writeField(c, reader[c], field[c], sink);
            }
            for (int c = field.length; c < columns.size(); c++) {
                writeNull(columns.get(c), sink);
            }
        }
    }

    private void writeField(int index, ColumnReader reader, Field field, RowSink sink) throws LoadFailure {
        TargetColumn column = columns.get(index);
        if (reader.getCurrentDefinitionLevel() < reader.getDescriptor().getMaxDefinitionLevel()) {
            writeNull(column, sink);
        } else {
            try {
                field.write(reader, sink);
            } catch (ValueFaultException e) {
                throw failure(column, e.fault(), reader);
            }
        }
        reader.consume();
    }

    private void writeNull(TargetColumn column, RowSink sink) throws LoadFailure {
        if (column.notNull()) {
            LoadError error = new LoadError(url, row, column, "", "", ValueFault.missing());
            throw LoadFailure.ofScan(SCAN_ERROR, error.text(), error);
        }
        sink.nullField();
    }

    private LoadFailure failure(TargetColumn column, ValueFault fault, ColumnReader reader) {
        if (!column.type().isText()) {
            LoadError error = new LoadError(url, row, column, "", "", fault);
            return LoadFailure.ofScan(SCAN_ERROR, error.text(), error);
        }
        int bytes = reader.getBinary().length();
        String raw = reader.getBinary().toStringUsingUTF8().replace('\0', '.');
        LoadError error = new LoadError(url, row, column, "", raw, fault);
        boolean tooLong = column.length() > 0 && bytes > column.length();
        String context = tooLong
                ? "The length of the data column " + column.name() + " is longer than the length defined in the table."
                        + " Table: " + column.length() + ", Data: " + bytes + ", File name: " + url
                : error.text();
        return LoadFailure.ofScan(SCAN_ERROR, context, error);
    }
}
