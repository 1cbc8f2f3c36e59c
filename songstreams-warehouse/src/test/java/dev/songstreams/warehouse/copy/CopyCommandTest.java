// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.warehouse.query.table.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        refused(copy -> copy.region("eu-central-1"), "REGION: the bucket must lie in the cluster's region");
        refused(
                copy -> copy.maxErrors(1),
                "MAXERROR: a columnar load is all or nothing, and values are not looked at one by one");
        refused(
                copy -> copy.dateFormat("auto").acceptAnyDate(),
                "ACCEPTANYDATE: a columnar load is all or nothing, and values are not looked at one by one");
        refused(CopyCommandBuilder::gzip, "GZIP: columnar files say themselves how they are compressed");
        refused(copy -> copy.ignoreHeader(1), "IGNOREHEADER: columnar files have no lines of text");
        refused(copy -> copy.delimiter(';'), "DELIMITER: columnar files have no lines of text");
        refused(copy -> copy.nullAs("x"), "NULL AS: columnar values are typed and not converted");
        refused(CopyCommandBuilder::emptyAsNull, "EMPTYASNULL: columnar values are typed and not converted");
        refused(copy -> copy.timeFormat("auto"), "TIMEFORMAT: columnar values are typed and not converted");
        refused(copy -> copy.compressionUpdate(false), "COMPUPDATE: a columnar load chooses no encodings");
    }

    private static void refused(UnaryOperator<CopyCommandBuilder> setting, String why) {
        CopyCommandBuilder copy =
                setting.apply(CopyCommand.into(TABLE, CopyFormat.PARQUET).from("s3://lake/x.parquet"));

        assertThatThrownBy(copy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Redshift's COPY of PARQUET files does not take " + why
                        + ". Of the parameters here it takes MANIFEST, FILLRECORD, EXPLICIT_IDS, ACCEPTINVCHARS AS,"
                        + " STATUPDATE");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void eachParameterIsWrittenAsRedshiftReadsIt(CopyFormat format, Setting setting, String sql) {
        assertThat(setting.on(CopyCommand.into(TABLE, format).from("s3://lake/x"))
                        .build()
                        .sql())
                .isEqualTo(
                        "COPY music.plays\nFROM 's3://lake/x'\nIAM_ROLE default" + (sql.isEmpty() ? "" : "\n" + sql));
    }

    /** A step of a builder; a type of its own so that lambdas can be arguments of a test. */
    interface Setting {
        CopyCommandBuilder on(CopyCommandBuilder copy);
    }

    private static Arguments of(CopyFormat format, Setting setting, String sql) {
        return Arguments.of(format, setting, sql);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                of(CopyFormat.PARQUET, copy -> copy, "FORMAT AS PARQUET"),
                of(CopyFormat.ORC, copy -> copy.explicitIds(), "FORMAT AS ORC EXPLICIT_IDS"),
                of(CopyFormat.PARQUET, copy -> copy.statisticsUpdate(true), "FORMAT AS PARQUET STATUPDATE ON"),
                of(
                        CopyFormat.PARQUET,
                        copy -> copy.acceptInvalidCharacters('?'),
                        "FORMAT AS PARQUET ACCEPTINVCHARS AS '?'"),
                of(CopyFormat.CSV, copy -> copy.quote('\''), "FORMAT AS CSV QUOTE AS ''''"),
                of(CopyFormat.CSV, copy -> copy.delimiter(';'), "FORMAT AS CSV DELIMITER ';'"),
                of(CopyFormat.CSV, copy -> copy.zstd(), "FORMAT AS CSV ZSTD"),
                of(CopyFormat.CSV, copy -> copy.bzip2(), "FORMAT AS CSV BZIP2"),
                of(CopyFormat.CSV, copy -> copy.lzop(), "FORMAT AS CSV LZOP"),
                of(CopyFormat.CSV, copy -> copy.ignoreBlankLines(), "FORMAT AS CSV IGNOREBLANKLINES"),
                of(CopyFormat.CSV, copy -> copy.blanksAsNull(), "FORMAT AS CSV BLANKSASNULL"),
                of(CopyFormat.CSV, copy -> copy.trimBlanks(), "FORMAT AS CSV TRIMBLANKS"),
                of(CopyFormat.CSV, copy -> copy.truncateColumns(), "FORMAT AS CSV TRUNCATECOLUMNS"),
                of(
                        CopyFormat.CSV,
                        copy -> copy.acceptAnyDate().dateFormat("auto"),
                        "FORMAT AS CSV ACCEPTANYDATE DATEFORMAT 'auto'"),
                of(CopyFormat.CSV, copy -> copy.roundDecimals(), "FORMAT AS CSV ROUNDEC"),
                of(CopyFormat.CSV, copy -> copy.encoding("UTF16LE"), "FORMAT AS CSV ENCODING AS UTF16LE"),
                of(CopyFormat.CSV, copy -> copy.ignoreAllErrors(), "FORMAT AS CSV IGNOREALLERRORS"),
                of(CopyFormat.CSV, copy -> copy.noLoad(), "FORMAT AS CSV NOLOAD"),
                of(CopyFormat.CSV, copy -> copy.compressionRows(9), "FORMAT AS CSV COMPROWS 9"),
                of(CopyFormat.CSV, copy -> copy.compressionUpdate(false), "FORMAT AS CSV COMPUPDATE OFF"),
                of(CopyFormat.JSON, copy -> copy, "FORMAT AS JSON 'auto'"),
                of(CopyFormat.JSON, copy -> copy.ignoreCase().gzip(), "FORMAT AS JSON 'auto ignorecase' GZIP"),
                of(CopyFormat.JSON, copy -> copy.jsonPaths("s3://lake/p"), "FORMAT AS JSON 's3://lake/p'"),
                of(CopyFormat.DELIMITED, copy -> copy, ""),
                of(CopyFormat.DELIMITED, copy -> copy.delimiter('\t').escape(), "DELIMITER '\t' ESCAPE"),
                of(CopyFormat.DELIMITED, copy -> copy.removeQuotes().fillRecord(), "REMOVEQUOTES FILLRECORD"),
                of(CopyFormat.FIXEDWIDTH, copy -> copy.widths("a:3,b:4"), "FORMAT AS FIXEDWIDTH 'a:3,b:4'"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        CopyCommandBuilder csv = CopyCommand.into(TABLE, CopyFormat.CSV).from("s3://lake/x");
        CopyCommandBuilder json = CopyCommand.into(TABLE, CopyFormat.JSON).from("s3://lake/x");

        assertThatThrownBy(csv.maxErrors(1).ignoreAllErrors()::build)
                .hasMessage("IGNOREALLERRORS leaves out every bad row and MAXERROR so many; COPY takes one of them");
        assertThatThrownBy(CopyCommand.into(TABLE, CopyFormat.CSV)
                        .from("s3://lake/x")
                        .acceptAnyDate()::build)
                .hasMessage("ACCEPTANYDATE goes with DATEFORMAT, which says what dates are like; say both");
        assertThatThrownBy(json.ignoreHeader(1)::build)
                .hasMessageStartingWith("Redshift's COPY of JSON files does not take IGNOREHEADER: it counts lines, and"
                        + " these files are objects. ");
        assertThatThrownBy(() -> csv.jsonPaths("s3://lake/p"))
                .hasMessage("JSONPaths belongs to COPY of JSON, not of CSV");
        assertThatThrownBy(CopyCommand.into(TABLE, CopyFormat.FIXEDWIDTH).from("s3://lake/x")::build)
                .hasMessage("COPY of FIXEDWIDTH needs the widths of the fields");
    }

    @Test
    void oneCompressionAtATime() {
        CopyCommandBuilder copy = CopyCommand.into(TABLE, CopyFormat.CSV)
                .from("s3://lake/x")
                .gzip()
                .zstd();

        assertThatThrownBy(copy::build).hasMessage("files are compressed in one way, not in [GZIP, ZSTD]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///lake/x", "s3://lake", "s3:///x", ""})
    void onlyS3IsASource(String url) {
        CopyCommandBuilder copy = CopyCommand.into(TABLE, CopyFormat.CSV).from(url);

        assertThatThrownBy(copy::build)
                .hasMessage("COPY reads from s3://bucket/key, not " + (url.isEmpty() ? "nothing" : url));
    }

    @Test
    void aBackslashIsRefusedSinceServersReadItInTwoWays() {
        CopyCommandBuilder copy = CopyCommand.into(TABLE, CopyFormat.CSV);

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
        CopyCommandBuilder copy = CopyCommand.into(TABLE, CopyFormat.CSV);

        assertThatThrownBy(() -> copy.region("eu' GZIP '"))
                .hasMessage("a region is named as in eu-central-1, not eu' GZIP '");
    }
}
