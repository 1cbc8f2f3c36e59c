// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Every parameter of COPY that AWS documents: what it does here, or that it is refused, and in which words. */
class CopyParametersTest {

    private static final String MISSING = "not supported by the local Redshift yet: ";

    /** AWS, "COPY parameter list" and "COPY JOB", in their order. */
    private static final String DOCUMENTED =
            "acceptanydate acceptinvchars access_key_id avro blanksasnull bzip2 comprows"
                    + " compupdate credentials csv dateformat delimiter emptyasnull encoding encrypted escape explicit_ids"
                    + " fillrecord fixedwidth format gzip iam_role ignoreallerrors ignoreblanklines ignoreheader job json lzop"
                    + " manifest master_symmetric_key maxerror noload null orc parquet quote readratio region removequotes roundec"
                    + " secret_access_key serializetojson session_token shapefile ssh statupdate timeformat trimblanks"
                    + " truncatecolumns zstd";

    /** What stands behind the authorization, and what comes of it: the rows that are loaded, or a part of the error. */
    private static final List<String> ROWS = List.of(
            "csv ; 1|one|null",
            "format csv ; 1|one|null",
            "format as csv ; 1|one|null",
            "csv acceptanydate dateformat 'auto' ; 1|one|null",
            "csv acceptinvchars ; 1|one|null",
            "csv acceptinvchars as '^' ; 1|one|null",
            "csv acceptinvchars 'two' ; ACCEPTINVCHARS must be one ASCII character",
            "avro 'auto' ; " + MISSING + "COPY ... FORMAT AVRO",
            "csv blanksasnull ; 1|one|null",
            "csv bzip2 ; cannot be read: Stream is not in the BZip2 format",
            "csv comprows 1000000 ; 1|one|null",
            "csv compupdate ; 1|one|null",
            "csv compupdate preset ; 1|one|null",
            "csv compupdate on ; 1|one|null",
            "csv compupdate off ; 1|one|null",
            "csv compupdate true ; 1|one|null",
            "csv compupdate false ; 1|one|null",
            "csv dateformat as 'MM/DD/YYYY' ; 1|one|null",
            "csv delimiter as ';' fillrecord ; Invalid digit",
            "csv delimiter as '\\054' ; 1|one|null",
            "csv delimiter '' ; DELIMITER must not be empty",
            "csv emptyasnull ; 1|one|null",
            "csv encoding as utf8 ; 1|one|null",
            "csv encoding iso88591 ; 1|one|null",
            "csv encoding utf16 ; Load into table 'p' failed.",
            "csv encoding as koi8r ; ENCODING is UTF8, UTF16, UTF16LE, UTF16BE or ISO88591, not koi8r",
            "csv encrypted ; " + MISSING + "COPY ... ENCRYPTED",
            "csv master_symmetric_key 'k' encrypted ; " + MISSING + "COPY ... ENCRYPTED",
            "csv escape ; ESCAPE is not supported with CSV",
            "delimiter ',' escape ; 1|one|null",
            "csv explicit_ids ; 1|one|null",
            "csv fillrecord ; 1|one|null",
            "fixedwidth 'a:1,b:4' ; " + MISSING + "COPY ... FORMAT FIXEDWIDTH",
            "csv gzip ; cannot be read: Not in GZIP format",
            "csv zstd ; cannot be read: ",
            "csv lzop ; " + MISSING + "COPY ... LZOP",
            "csv ignoreallerrors ; 1|one|null",
            "csv ignoreallerrors maxerror 3 ; IGNOREALLERRORS and MAXERROR cannot be used together",
            "csv ignoreblanklines ; 1|one|null",
            "csv ignoreheader 0 ; 1|one|null",
            "csv ignoreheader as 0 ; 1|one|null",
            "csv ignoreheader 'one' ; syntax error at or near \"'one'\": expected a whole number",
            "csv job create nightly auto on ; " + MISSING + "COPY ... JOB CREATE",
            "json 'auto' ; Invalid JSON",
            "json 'auto' removequotes ; REMOVEQUOTES is not supported with JSON",
            "csv maxerror as 10 ; 1|one|null",
            "csv maxerror 100001 ; MAXERROR must be between 0 and 100000",
            "csv maxerror 1.5 ; syntax error at or near \"1.5\": expected a whole number",
            "csv noload ; ",
            "csv null as '\\000' ; 1|one|null",
            "csv null 'one' ; 1|null|null",
            "orc ; " + MISSING + "COPY ... FORMAT ORC",
            "parquet maxerror 1 ; MAXERROR argument is not supported for PARQUET based COPY",
            "parquet serializetojson ; " + MISSING + "COPY ... SERIALIZETOJSON",
            "csv quote as '%' ; 1|one|null",
            "csv quote '' ; QUOTE must be one ASCII character",
            "quote '%' ; QUOTE is only allowed with CSV",
            "csv readratio 50 ; " + MISSING + "COPY ... READRATIO",
            "csv region as 'eu-central-1' ; 1|one|null",
            "csv removequotes ; REMOVEQUOTES is not supported with CSV",
            "delimiter ',' removequotes ; 1|one|null",
            "csv roundec ; 1|one|null",
            "shapefile simplify auto ; " + MISSING + "COPY ... FORMAT SHAPEFILE",
            "format as rcfile ; " + MISSING + "COPY ... FORMAT RCFILE",
            "csv ssh ; " + MISSING + "COPY ... SSH",
            "csv statupdate ; 1|one|null",
            "csv statupdate true ; 1|one|null",
            "csv statupdate off ; 1|one|null",
            "csv statupdate preset ; syntax error at or near \"preset\"",
            "csv timeformat as 'auto' ; 1|one|null",
            "csv trimblanks ; 1|one|null",
            "csv truncatecolumns ; 1|one|null",
            "csv manifest ; Manifest file is not found. Location:s3://lake/parameters/",
            "csv nonsense ; syntax error at or near \"nonsense\"",
            "format as nonsense ; syntax error at or near \"nonsense\"");

    private static RedshiftSession session;

    @BeforeAll
    static void openSession() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run("create temp table p (id int, name varchar(10), d date)");
        S3.client().putObject(r -> r.bucket("lake").key("parameters/a"), RequestBody.fromString("1,one,\n"));
    }

    @AfterAll
    static void closeSession() throws SQLException {
        session.close();
    }

    static Stream<String> rows() {
        return ROWS.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTakenOrRefusedByName(String row) throws SQLException {
        String tail = row.substring(0, row.lastIndexOf(" ; "));
        String outcome = row.substring(row.lastIndexOf(" ; ") + 3);
        session.run("delete from p");
        String copy = "copy p from 's3://lake/parameters/' iam_role default " + tail;
        if (outcome.isEmpty() || outcome.startsWith("1|")) {
            session.run(copy);
            assertThat(session.rows("select * from p")).isEqualTo(outcome.isEmpty() ? List.of() : List.of(outcome));
        } else {
            assertThatThrownBy(() -> session.run(copy)).hasMessageContaining(outcome);
            assertThat(session.value("select count(*) from p")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("authorizations")
    void oneMayReadInEveryWayThatRedshiftKnows(String authorization) throws SQLException {
        session.run("delete from p", "copy p from 's3://lake/parameters/' " + authorization + " csv");
        assertThat(session.value("select count(*) from p")).isEqualTo("1");
    }

    static Stream<String> authorizations() {
        return Stream.of(
                "iam_role 'arn:aws:iam::123456789012:role/loader'",
                "iam_role default",
                "credentials 'aws_iam_role=arn:aws:iam::123456789012:role/loader'",
                "with credentials as 'aws_access_key_id=A;aws_secret_access_key=S'",
                "access_key_id 'A' secret_access_key 'S' session_token 'T'");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void otherSourcesAndJobsAreRefusedByName(String copy, String message) {
        assertThatThrownBy(() -> session.run(copy)).hasMessageContaining(message);
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of(
                        "copy p from 'dynamodb://plays' iam_role default readratio 50",
                        MISSING + "COPY from 'dynamodb://plays'; it loads from S3 only"),
                Arguments.of(
                        "copy p from 'emr://j-1/x' iam_role default",
                        MISSING + "COPY from 'emr://j-1/x'; it loads from S3 only"),
                Arguments.of("copy job run nightly", MISSING + "COPY JOB RUN"),
                Arguments.of("copy job list", MISSING + "COPY JOB LIST"),
                Arguments.of("copy p from 's3://lake/x' csv", "COPY needs an authorization"));
    }

    @Test
    void noDocumentedParameterIsLeftOut() {
        String shown = Stream.concat(ROWS.stream(), authorizations()).collect(Collectors.joining(" "));
        List<String> documented = List.of(DOCUMENTED.split(" "));
        assertThat(List.of(shown.split("[^a-z0-9_]+"))).containsAll(documented);
        assertThat(documented)
                .containsAll(Arrays.stream(CopyOption.values())
                        .map(option -> option.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
