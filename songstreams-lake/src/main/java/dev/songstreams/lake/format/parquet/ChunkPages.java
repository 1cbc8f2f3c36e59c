// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of one column of a row group, one after the other; one at a time is in memory. */
final class ChunkPages implements PageReader {
    private final ColumnMetaData chunk;
    private final InputStream in;
    private long valuesLeft;

    ChunkPages(FileChannel file, ColumnMetaData chunk) {
        this.chunk = chunk;
        long from = hasDictionary(chunk) ? chunk.getDictionary_page_offset() : chunk.getData_page_offset();
        this.in = new BufferedInputStream(new ChannelStream(file, from, from + chunk.getTotal_compressed_size()));
        this.valuesLeft = chunk.getNum_values();
    }

    private static boolean hasDictionary(ColumnMetaData chunk) {
        return chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0;
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        if (!hasDictionary(chunk)) {
            return null;
        }
        try {
            PageHeader header = header(PageType.DICTIONARY_PAGE);
            return new DictionaryPage(
                    BytesInput.from(page(header)),
                    header.getDictionary_page_header().getNum_values(),
                    encoding(header.getDictionary_page_header().getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable DataPage readPage() {
        if (valuesLeft <= 0) {
            return null;
        }
        try {
            PageHeader header = header(PageType.DATA_PAGE);
            DataPageHeader data = header.getData_page_header();
            valuesLeft -= data.getNum_values();
            return new DataPageV1(
                    BytesInput.from(page(header)),
                    data.getNum_values(),
                    header.getUncompressed_page_size(),
                    null,
                    encoding(data.getRepetition_level_encoding()),
                    encoding(data.getDefinition_level_encoding()),
                    encoding(data.getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageHeader header(PageType expected) throws IOException {
        PageHeader header = Util.readPageHeader(in);
        if (header.getType() != expected) {
            throw new IOException(
                    "no encoder of ours writes a " + header.getType() + " where a " + expected + " belongs");
        }
        return header;
    }

    private byte[] page(PageHeader header) throws IOException {
        byte[] compressed = in.readNBytes(header.getCompressed_page_size());
        if (compressed.length < header.getCompressed_page_size()) {
            throw new EOFException("the column ends within a page");
        }
        return PageDecompression.decompress(chunk.getCodec(), compressed, header.getUncompressed_page_size());
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }
}
