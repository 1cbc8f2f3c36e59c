// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class CopyParquetTest {

    private static final String PAIR = "required int64 id; optional binary name (STRING);";
    private static final long MICROS = 1_763_892_672_345_678L;

    private RedshiftSession session;
    private String folder;

    @BeforeEach
    void openSession(TestInfo test) throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        folder = "parquet/" + test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @Test
    void readsEveryTypeThatFitsAColumn() throws Exception {
        String schema = "required boolean a; required int32 b; required int32 c; required int64 d; required float e;"
                + " required double f; required int32 g (DECIMAL(9,2)); required int64 h (DECIMAL(18,4));"
                + " required fixed_len_byte_array(16) i (DECIMAL(38,5)); required int32 j (DATE);"
                + " required int64 k (TIMESTAMP(MICROS,true)); required int64 l (TIMESTAMP(MILLIS,true)); required int96 m;"
                + " required binary n (STRING); required fixed_len_byte_array(16) o (UUID); optional binary p (STRING);";
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        put("a.parquet", ParquetSample.of(schema, List.of(1), (row, v) -> {
            row.append("a", true).append("b", -3).append("c", 70_000).append("d", -9_000_000_000L);
            row.append("e", 1.5f).append("f", -2.25).append("g", -1234).append("h", 10_000L);
            row.append(
                    "i", Binary.fromConstantByteArray(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 91, -51, 21}));
            row.append("j", 20_415)
                    .append("k", MICROS)
                    .append("l", MICROS / 1000)
                    .append("m", int96(MICROS));
            row.append("n", "Gnahoré\\ \t|").append("o", binary(uuid));
        }));
        session.run("create temp table types (a boolean, b smallint, c int, d bigint, e real, f double precision,"
                + " g decimal(9,2), h decimal(18,4), i decimal(38,5), j date, k timestamp, l timestamp, m timestamp,"
                + " n varchar(12), o char(36), p varchar)");
        session.run(copyFolder("types", ""));
        assertThat(session.rows("select * from types"))
                .containsExactly("t|-3|70000|-9000000000|1.5|-2.25|-12.34|1.0000|1234.56789|2025-11-23"
                        + "|2025-11-23 10:11:12.345678|2025-11-23 10:11:12.345|2025-11-23 10:11:12.345678"
                        + "|Gnahoré\\ \t||" + uuid + "|null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple", "extendedForPrepared"})
    void loadsAManifestAsPartOfTheTransaction(String mode) throws Exception {
        byte[] first = pairs(0, 700);
        byte[] second = pairs(700, 1_000);
        put("a.parquet", first);
        put("b.parquet", second);
        put("manifest", manifest(entry("a.parquet", first.length), entry("b.parquet", second.length)));
        try (RedshiftSession own = RedshiftSession.open(REDSHIFT, "preferQueryMode", mode)) {
            own.run("create temp table pairs (id bigint, name varchar(20))");
            own.connection().setAutoCommit(false);
            own.run(copyManifest("pairs"));
            assertThat(own.value("select count(*), count(name), sum(id) from pairs"))
                    .isEqualTo("1000|900|499500");
            assertThat(own.value("select pg_last_copy_count()")).isEqualTo("1000");
            own.connection().rollback();
            assertThat(own.value("select count(*) from pairs")).isEqualTo("0");
            own.run(copyManifest("pairs"));
            own.connection().commit();
            assertThat(own.value("select count(*) from pairs")).isEqualTo("1000");
        }
    }

    @Test
    void columnsMatchByPositionAndTheirNumberMustBeTheTables() throws Exception {
        put("a.parquet", pairs(0, 1));
        session.run("create temp table swapped (name bigint, id varchar(20))", copyFolder("swapped", ""));
        assertThat(session.rows("select name from swapped")).containsExactly("0");
        session.run("create temp table wider (id bigint, name varchar(20), more int)");
        assertThatThrownBy(() -> session.run(copyFolder("wider", "")))
                .hasMessageContaining("Spectrum Scan Error")
                .hasMessageContaining(
                        "Unmatched number of columns between table and file. Table columns: 3, Data columns: 2,"
                                + " File name: s3://lake/" + folder + "/a.parquet");
        session.run(copyFolder("wider", "fillrecord"));
        assertThat(session.rows("select * from wider")).containsExactly("0|null|null");
    }

    @Test
    void identityColumnsAreNotInTheFile() throws Exception {
        put("a.parquet", pairs(5, 6));
        session.run("create temp table numbered (n bigint identity(1,1), id bigint, name varchar(20))");
        session.run(copyFolder("numbered", ""));
        assertThat(session.rows("select * from numbered")).containsExactly("1|5|name-5");
    }

    @Test
    void aTypeThatDoesNotFitIsRefused() throws Exception {
        put("a.parquet", pairs(0, 1));
        session.run("create temp table narrow (id int, name varchar(20))");
        assertThatThrownBy(() -> session.run(copyFolder("narrow", "")))
                .hasMessageContaining("a.parquet' has an incompatible Parquet schema for column 'id'."
                        + " Column type: integer, Parquet schema: required int64 id");
        put(
                "a.parquet",
                ParquetSample.of("required int64 t (TIMESTAMP(NANOS,true));", List.of(1L), (r, v) -> r.append("t", v)));
        session.run("create temp table nanos (t timestamp)");
        assertThatThrownBy(() -> session.run(copyFolder("nanos", "")))
                .hasMessageContaining("incompatible Parquet schema for column 't'");
    }

    @Test
    void varcharCountsBytesAndOneLongValueFailsTheWholeLoad() throws Exception {
        put(
                "a.parquet",
                ParquetSample.of(
                        PAIR,
                        List.of("fine", "ééé"),
                        (row, name) -> row.append("id", 1L).append("name", name)));
        session.run("create temp table short (id bigint, name varchar(5))");
        assertThatThrownBy(() -> session.run(copyFolder("short", "")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessageContaining(
                        "The length of the data column name is longer than the length defined in the table."
                                + " Table: 5, Data: 6, File name: s3://lake/" + folder + "/a.parquet");
        assertThat(session.value("select count(*) from short")).isEqualTo("0");
        assertThat(session.rows("select line_number, column_name, error_message from sys_load_error_detail"
                        + " where file_name like '%" + folder + "%'"))
                .containsExactly("2|name|String length exceeds DDL length");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 15, 16})
    void aNulCharacterIsRefusedWhereverItStands(int place) throws Exception {
        String name = "é" + "x".repeat(16);
        putName(name.substring(0, place) + "\0" + name.substring(place + 1));
        session.run("create temp table nul (id bigint, name varchar(18))");
        assertThatThrownBy(() -> session.run(copyFolder("nul", "")))
                .hasMessageContaining("line 1, column name character varying(18): String contains a null terminator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001",
                "ÿĀ\uffff\u0080\ud83c\udfb5xxxxxx"
            })
    void everyOtherCharacterIsLoadedAsItIs(String name) throws Exception {
        putName(name);
        session.run("create temp table others (id bigint, name varchar(40))", copyFolder("others", ""));
        assertThat(session.value("select name from others")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maxerror 5", "region 'us-east-1'", "acceptanydate", "delimiter ','", "gzip", "timeformat 'auto'"
            })
    void optionsThatColumnarFilesDoNotTakeAreRefused(String option) {
        String name = option.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
        assertThatThrownBy(() -> session.run(copyFolder("t", option)))
                .hasMessageContaining(name + " argument is not supported for PARQUET based COPY");
    }

    @Test
    void aManifestMustTellEachLengthAndTellItRight() throws Exception {
        byte[] file = pairs(0, 1);
        put("a.parquet", file);
        session.run("create temp table told (id bigint, name varchar(20))");
        put("manifest", manifest("{\"url\": \"" + url("a.parquet") + "\"}"));
        assertThatThrownBy(() -> session.run(copyManifest("told")))
                .hasMessageContaining("File entry does not have 'meta' key");
        put("manifest", manifest(entry("a.parquet", file.length + 1)));
        assertThatThrownBy(() -> session.run(copyManifest("told")))
                .hasMessageContaining("incorrect content_length for " + url("a.parquet"));
        put("manifest", manifest(entry("a.parquet", file.length), entry("gone.parquet", 1)));
        assertThatThrownBy(() -> session.run(copyManifest("told")))
                .hasMessageContaining("file not found but mandatory: " + url("gone.parquet"));
    }

    @Test
    void aBrokenFileFailsTheLoadAndTheSessionGoesOn() throws Exception {
        put("a.parquet", "this is not Parquet".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.run("create temp table broken (id bigint)");
        assertThatThrownBy(() -> session.run(copyFolder("broken", "")))
                .hasMessageContaining("a.parquet' has an invalid Parquet format");
        assertThat(session.value("select 1")).isEqualTo("1");
    }

    private void putName(String name) throws IOException {
        put(
                "a.parquet",
                ParquetSample.of(
                        PAIR, List.of(name), (row, n) -> row.append("id", 1L).append("name", n)));
    }

    private static byte[] pairs(int from, int to) throws IOException {
        List<Integer> ids = IntStream.range(from, to).boxed().toList();
        return ParquetSample.of(PAIR, ids, (row, id) -> {
            row.append("id", (long) id);
            if (id % 10 != 0) {
                row.append("name", "name-" + id);
            }
        });
    }

    private static Binary int96(long epochMicros) {
        long day = 86_400_000_000L;
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(epochMicros, day) * 1000)
                .putInt((int) (Math.floorDiv(epochMicros, day) + 2_440_588));
        return Binary.fromConstantByteArray(bytes.array());
    }

    private static Binary binary(UUID uuid) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Binary.fromConstantByteArray(bytes.array());
    }

    private String url(String name) {
        return "s3://lake/" + folder + "/" + name;
    }

    private String entry(String name, long length) {
        return "{\"url\": \"" + url(name) + "\", \"mandatory\": true, \"meta\": {\"content_length\": " + length + "}}";
    }

    private static byte[] manifest(String... entries) {
        return ("{\"entries\": [" + String.join(", ", entries) + "]}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String copyFolder(String table, String options) {
        return "copy " + table + " from '" + url("") + "' iam_role default format as parquet " + options;
    }

    private String copyManifest(String table) {
        return "copy " + table + " from '" + url("manifest") + "' iam_role default format as parquet manifest";
    }

    private void put(String name, byte[] content) {
        S3.client().putObject(r -> r.bucket("lake").key(folder + "/" + name), RequestBody.fromBytes(content));
    }
}
