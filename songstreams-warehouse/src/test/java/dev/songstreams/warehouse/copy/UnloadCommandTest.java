// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnloadCommandTest {
    private static final String HEAD = "UNLOAD ('select 1 as a')\nTO 's3://lake/x/'\nIAM_ROLE default";

    @Test
    void aQueryIsQuotedWithItsConstants() {
        String sql = UnloadCommand.of("select * from plays where song = 'It''s'", UnloadFormat.CSV)
                .to("s3://lake/it's/")
                .iamRole(new IamRole("arn:aws:iam::123456789012:role/writer"))
                .header()
                .build()
                .sql();

        assertThat(sql).isEqualTo("""
                UNLOAD ('select * from plays where song = ''It''''s''')
                TO 's3://lake/it''s/'
                IAM_ROLE 'arn:aws:iam::123456789012:role/writer'
                FORMAT AS CSV HEADER""");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void eachParameterIsWrittenAsRedshiftReadsIt(UnloadFormat format, Setting setting, String tail) {
        assertThat(setting.on(UnloadCommand.of("select 1 as a", format).to("s3://lake/x/"))
                        .build()
                        .sql())
                .isEqualTo(HEAD + (tail.isEmpty() ? "" : "\n" + tail));
    }

    /** A step of a builder. */
    interface Setting {
        UnloadCommandBuilder on(UnloadCommandBuilder unload);
    }

    private static Arguments of(UnloadFormat format, Setting setting, String sql) {
        return Arguments.of(format, setting, sql);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                of(UnloadFormat.DELIMITED, unload -> unload, ""),
                of(UnloadFormat.PARQUET, unload -> unload, "FORMAT AS PARQUET"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.partitionBy(List.of("a", "Order")),
                        "FORMAT AS PARQUET PARTITION BY (a, \"order\")"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.partitionByIncluded(List.of("a")),
                        "FORMAT AS PARQUET PARTITION BY (a) INCLUDE"),
                of(UnloadFormat.JSON, unload -> unload.manifest().gzip(), "FORMAT AS JSON MANIFEST GZIP"),
                of(UnloadFormat.CSV, unload -> unload.manifestVerbose(), "FORMAT AS CSV MANIFEST VERBOSE"),
                of(UnloadFormat.CSV, unload -> unload.delimiter(';').zstd(), "FORMAT AS CSV DELIMITER AS ';' ZSTD"),
                of(UnloadFormat.CSV, unload -> unload.nullAs("(null)"), "FORMAT AS CSV NULL AS '(null)'"),
                of(UnloadFormat.CSV, unload -> unload.bzip2(), "FORMAT AS CSV BZIP2"),
                of(UnloadFormat.DELIMITED, unload -> unload.addQuotes().escape(), "ADDQUOTES ESCAPE"),
                of(UnloadFormat.FIXEDWIDTH, unload -> unload.widths("0:3"), "FIXEDWIDTH AS '0:3'"),
                of(UnloadFormat.CSV, unload -> unload.encryptedAuto(), "FORMAT AS CSV ENCRYPTED AUTO"),
                of(UnloadFormat.CSV, unload -> unload.kmsKey("k-1"), "FORMAT AS CSV ENCRYPTED KMS_KEY_ID 'k-1'"),
                of(UnloadFormat.CSV, unload -> unload.allowOverwrite(), "FORMAT AS CSV ALLOWOVERWRITE"),
                of(UnloadFormat.CSV, unload -> unload.cleanPath(), "FORMAT AS CSV CLEANPATH"),
                of(UnloadFormat.CSV, unload -> unload.parallel(false), "FORMAT AS CSV PARALLEL OFF"),
                of(UnloadFormat.CSV, unload -> unload.parallel(true), "FORMAT AS CSV PARALLEL ON"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.maxFileMegabytes(200).rowGroupMegabytes(64),
                        "FORMAT AS PARQUET MAXFILESIZE 200 MB ROWGROUPSIZE 64 MB"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.region("eu-central-1"),
                        "FORMAT AS PARQUET REGION 'eu-central-1'"));
    }

    @Test
    void whatAFormatDoesNotTakeIsRefusedWithTheReason() {
        refused(
                to(UnloadFormat.PARQUET).gzip(),
                "Redshift's UNLOAD to PARQUET files does not take GZIP: Parquet is compressed inside, by Snappy");
        refused(
                to(UnloadFormat.PARQUET).nullAs("x"),
                "Redshift's UNLOAD to PARQUET files does not take NULL AS: these files say names and nulls themselves");
        refused(
                to(UnloadFormat.JSON).header(),
                "Redshift's UNLOAD to JSON files does not take HEADER: these files say names and nulls themselves");
        refused(
                to(UnloadFormat.CSV).escape(),
                "Redshift's UNLOAD to CSV files does not take ESCAPE: it belongs to delimited text");
        refused(
                to(UnloadFormat.FIXEDWIDTH).widths("0:1").header(),
                "Redshift's UNLOAD to FIXEDWIDTH files does not take HEADER: fields of fixed widths have neither header nor"
                        + " delimiter");
        refused(
                to(UnloadFormat.CSV).rowGroupMegabytes(32),
                "Redshift's UNLOAD to CSV files does not take ROWGROUPSIZE: row groups belong to Parquet");
        refused(to(UnloadFormat.FIXEDWIDTH), "UNLOAD of FIXEDWIDTH needs the widths of the columns");
        refused(
                to(UnloadFormat.CSV).allowOverwrite().cleanPath(),
                "CLEANPATH removes the files that are there and ALLOWOVERWRITE writes over them; UNLOAD takes one of them");
        refused(to(UnloadFormat.CSV).gzip().zstd(), "files are compressed in one way, not in [GZIP, ZSTD]");
        refused(
                to(UnloadFormat.CSV)
                        .kmsKey("k")
                        .authorization(TemporaryCredentials.of("AKIAEXAMPLE", "secret/EXAMPLE", "token+EXAMPLE")),
                "KMS_KEY_ID does not go with CREDENTIALS; give a role");
        refused(
                UnloadCommand.of("select 1", UnloadFormat.CSV).to("file:///x"),
                "UNLOAD writes to s3://bucket/key, not file:///x");
    }

    @Test
    void sizesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> to(UnloadFormat.CSV).maxFileMegabytes(4))
                .hasMessage("MAXFILESIZE is 5 to 6348 megabytes, not 4");
        assertThatThrownBy(() -> to(UnloadFormat.PARQUET).rowGroupMegabytes(129))
                .hasMessage("ROWGROUPSIZE is 32 to 128 megabytes, not 129");
        assertThatThrownBy(() -> to(UnloadFormat.CSV).delimiter('\n'))
                .hasMessage("DELIMITER is one ASCII character other than U+0000, backslash and the ends of lines, not"
                        + " U+000A");
        assertThatThrownBy(() -> to(UnloadFormat.CSV).partitionBy(List.of()))
                .hasMessage("PARTITION BY names one or more columns");
    }

    private static UnloadCommandBuilder to(UnloadFormat format) {
        return UnloadCommand.of("select 1 as a", format).to("s3://lake/x/");
    }

    private static void refused(UnloadCommandBuilder unload, String message) {
        assertThatThrownBy(unload::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
