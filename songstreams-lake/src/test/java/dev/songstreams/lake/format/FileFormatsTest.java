// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileFormatsTest {
    @Test
    void knowsTheFormatsByName() {
        assertThat(FileFormats.named("parquet", null).description().options()).containsEntry("compression", "snappy");
        assertThat(FileFormats.named("Parquet", "ZSTD").description().options()).containsEntry("compression", "zstd");
        assertThat(FileFormats.named("parquet", "gzip").description().options()).containsEntry("compression", "gzip");
        assertThat(FileFormats.named("parquet", "none").description().options()).containsEntry("compression", "none");
        assertThat(FileFormats.named("csv", null).extension()).isEqualTo("csv");
        assertThat(FileFormats.named("csv", "gzip").extension()).isEqualTo("csv.gz");
        assertThat(FileFormats.named("csv", "ZSTD").extension()).isEqualTo("csv.zst");
        assertThat(FileFormats.named("jsonl", "none").extension()).isEqualTo("jsonl");
        assertThat(FileFormats.named("jsonl", "gzip").extension()).isEqualTo("jsonl.gz");
    }

    @Test
    void saysWhatThereIsToChooseFrom() {
        assertThatThrownBy(() -> FileFormats.named("orc", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no file format 'orc'; choose parquet, csv or jsonl");
        assertThatThrownBy(() -> FileFormats.named("parquet", "lzo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parquet can't be compressed with 'lzo'; choose snappy, zstd, gzip or none");
        assertThatThrownBy(() -> FileFormats.named("csv", "snappy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("csv can't be compressed with 'snappy'; choose none, gzip, zstd");
    }
}
