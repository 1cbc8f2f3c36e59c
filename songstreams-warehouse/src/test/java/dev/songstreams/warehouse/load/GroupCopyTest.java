// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.format.text.JsonLinesFormat;
import dev.songstreams.lake.format.text.TextCompression;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.copy.IamRole;
import dev.songstreams.warehouse.ddl.CataloguedColumn;
import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupCopyTest {
    private final GroupCopy copies = new GroupCopy(
            new TopicTarget("lake-id", "plays", TableName.of("public", "plays")),
            List.of(new CataloguedColumn("id", "bigint", true), new CataloguedColumn("order", "integer", false)),
            IamRole.DEFAULT);

    @Test
    void parquetWithFewerColumnsIsFilledUp() {
        FormatDescription parquet = ParquetFormat.defaults().description();

        assertThat(sql(parquet, 2)).endsWith("FORMAT AS PARQUET MANIFEST");
        assertThat(sql(parquet, 1)).endsWith("FORMAT AS PARQUET MANIFEST FILLRECORD");
    }

    @Test
    void csvIsReadAsItWasWritten() {
        CsvFormat csv = CsvFormat.defaults();

        assertThat(sql(csv.description(), 2))
                .endsWith("FORMAT AS CSV MANIFEST IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto'");
        assertThat(sql(
                        csv.withHeader(false)
                                .withCompression(TextCompression.GZIP)
                                .description(),
                        2))
                .endsWith("FORMAT AS CSV MANIFEST GZIP DATEFORMAT 'auto' TIMEFORMAT 'auto'");
        assertThat(sql(csv.withCompression(TextCompression.ZSTD).description(), 2))
                .endsWith("FORMAT AS CSV MANIFEST ZSTD IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto'");
        assertThat(sql(csv.withHeader(false).withNullToken("<null>").description(), 2))
                .endsWith("FORMAT AS CSV MANIFEST NULL AS '<null>' DATEFORMAT 'auto' TIMEFORMAT 'auto'");
    }

    @Test
    void jsonLinesGoByKey() {
        JsonLinesFormat json = JsonLinesFormat.defaults();

        assertThat(sql(json.description(), 1))
                .endsWith("FORMAT AS JSON 'auto ignorecase' MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'");
        assertThat(sql(json.withCompression(TextCompression.GZIP).description(), 2))
                .endsWith("FORMAT AS JSON 'auto ignorecase' MANIFEST GZIP DATEFORMAT 'auto' TIMEFORMAT 'auto'");
    }

    @Test
    void csvWithFewerColumnsNamesThem() {
        assertThat(sql(CsvFormat.defaults().description(), 1)).startsWith("COPY public.plays (id)\nFROM ");
    }

    @Test
    void settingsOfALaterVersionAreRefused() {
        FormatDescription odd = new FormatDescription("csv", Map.of("delimiter", ";"));

        assertThatThrownBy(() -> sql(odd, 2))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "plays: its csv files have the setting delimiter=;, which this version's loader does not know."
                                + " Use the version that wrote them, or a newer one");
    }

    private String sql(FormatDescription format, int columns) {
        DataFile file = new DataFile(
                new ObjectKey("clean/plays/x"), Zone.CLEAN, format, columns, 1, 100, "00000000", null, null);
        return copies.of(new FileGroup(format, columns, List.of(file)), "s3://lake/x.manifest")
                .sql();
    }
}
