// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyCommandTest {
    private static final TableName TABLE = TableName.of("music", "plays");

    @Test
    void parquetComesByAManifest() {
        CopyCommand copy = CopyCommand.into(TABLE, CopyFormat.PARQUET)
                .from("s3://lake/loads/7.manifest")
                .manifest()
                .fillRecord()
                .iamRole(new IamRole("arn:aws:iam::123456789012:role/reader"))
                .build();

        assertThat(copy.sql()).isEqualTo("""
                        COPY music.plays
                        FROM 's3://lake/loads/7.manifest'
                        IAM_ROLE 'arn:aws:iam::123456789012:role/reader'
                        FORMAT AS PARQUET MANIFEST FILLRECORD""");
    }

    @Test
    void csvTakesItsOptions() {
        CopyCommand copy = CopyCommand.into(TABLE, CopyFormat.CSV)
                .columns(List.of("id", "Order"))
                .from("s3://lake/it's/x.csv.gz")
                .gzip()
                .ignoreHeader(1)
                .nullAs("(null)")
                .emptyAsNull()
                .dateFormat("auto")
                .timeFormat("auto")
                .region("eu-central-1")
                .maxErrors(3)
                .build();

        assertThat(copy.sql()).isEqualTo("""
                        COPY music.plays (id, "order")
                        FROM 's3://lake/it''s/x.csv.gz'
                        IAM_ROLE default
                        FORMAT AS CSV REGION 'eu-central-1' GZIP IGNOREHEADER 1 NULL AS '(null)' EMPTYASNULL \
                        DATEFORMAT 'auto' TIMEFORMAT 'auto' MAXERROR 3""");
    }

    @Test
    void whatParquetDoesNotTakeIsRefusedWithTheReason() {
        List<UnaryOperator<CopyCommand.Builder>> settings = List.of(
                copy -> copy.region("eu-central-1"),
                copy -> copy.maxErrors(1),
                CopyCommand.Builder::gzip,
                copy -> copy.ignoreHeader(1),
                copy -> copy.nullAs("x"),
                CopyCommand.Builder::emptyAsNull,
                copy -> copy.dateFormat("auto"),
                copy -> copy.timeFormat("auto"));
        for (UnaryOperator<CopyCommand.Builder> setting : settings) {
            CopyCommand.Builder copy =
                    setting.apply(CopyCommand.into(TABLE, CopyFormat.PARQUET).from("s3://lake/x.parquet"));

            assertThatThrownBy(copy::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "Redshift's COPY of PARQUET files does not take [A-Z ]+; of the parameters here it"
                                    + " takes MANIFEST and FILLRECORD alone");
        }
    }

    @Test
    void oneCompressionAtATime() {
        CopyCommand.Builder copy = CopyCommand.into(TABLE, CopyFormat.CSV)
                .from("s3://lake/x")
                .gzip()
                .zstd();

        assertThatThrownBy(copy::build).hasMessage("files are compressed in one way, not in [GZIP, ZSTD]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///lake/x", "s3://lake", "s3:///x", ""})
    void onlyS3IsASource(String url) {
        CopyCommand.Builder copy = CopyCommand.into(TABLE, CopyFormat.CSV).from(url);

        assertThatThrownBy(copy::build).hasMessage("COPY reads from s3://bucket/key, not from " + url);
    }

    @Test
    void aBackslashIsRefusedSinceServersReadItInTwoWays() {
        CopyCommand.Builder copy = CopyCommand.into(TABLE, CopyFormat.CSV);

        assertThatThrownBy(() -> copy.nullAs("\\0")).hasMessageContaining("backslash");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/a' CREDENTIALS 'x",
                "aws_access_key_id=AKIA;aws_secret_access_key=s",
                "arn:aws:iam::12:role/a",
                ""
            })
    void onlyARoleIsARole(String arn) {
        assertThatThrownBy(() -> new IamRole(arn)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rolesMayBeChained() {
        String chain = "arn:aws:iam::123456789012:role/a,arn:aws-cn:iam::123456789012:role/team/b_c";

        assertThat(new IamRole(chain).sql()).isEqualTo("IAM_ROLE '" + chain + "'");
    }

    @Test
    void aRegionIsNoPlaceForSql() {
        CopyCommand.Builder copy = CopyCommand.into(TABLE, CopyFormat.CSV);

        assertThatThrownBy(() -> copy.region("eu' GZIP '"))
                .hasMessage("a region is named as in eu-central-1, not eu' GZIP '");
    }
}
