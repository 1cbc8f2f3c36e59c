// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.warehouse.load.LoadStack;
import dev.songstreams.warehouse.load.TestLake;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every UNLOAD that the builder can write, run on the local Redshift; another engine reads the files. */
@ExtendWith(LoadStack.class)
class UnloadRunTest {
    private static final List<String> ROWS =
            List.of("1|plain|a", "2|a;b,c|d \"e\" it's|b", "3|null|a", "4|Gnahoré|null");

    /** What UNLOAD leaves out or writes otherwise. */
    private static final String EXCEPT_PIPES = "select id, replace(title, '|', '/') as title, note from ";

    private static final String CSV = "read_csv(FILES, header = false, names = ['id', 'title', 'note'], delim = ',',"
            + " quote = '\"', escape = '\"', all_varchar = true, nullstr = '')";

    @TempDir
    Path folder;

    /** A step of a builder. */
    interface Setting {
        UnloadCommandBuilder on(UnloadCommandBuilder unload);
    }

    /**
     * An UNLOAD.
     *
     * @param source how DuckDB reads the files
     * @param files the names of the objects
     */
    record Unload(UnloadFormat format, Setting setting, String source, List<String> files) {
        String sql(String select, String url) {
            return setting.on(UnloadCommand.of(select, format).to(url)).build().sql();
        }

        @Override
        public String toString() {
            return sql("select 1", "s3://b/x")
                    .replace('\n', ' ')
                    .substring("UNLOAD ('select 1') TO 's3://b/x' ".length());
        }
    }

    private static Unload of(UnloadFormat format, Setting setting, String source, String... files) {
        return new Unload(format, setting, source, List.of(files));
    }

    static Stream<Unload> unloads() {
        String parquet = "read_parquet(FILES)";
        String json = "read_json(FILES, format = 'newline_delimited')";
        String parts = "read_parquet(FILES, hive_partitioning = true)";
        String escaped = CSV.replace("delim = ','", "delim = '|'").replace("escape = '\"'", "escape = '\\'");
        return Stream.of(
                of(UnloadFormat.PARQUET, unload -> unload, parquet, "0000_part_00.parquet", "0001_part_00.parquet"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.parallel(false).rowGroupMegabytes(64).region("eu-central-1"),
                        parquet,
                        "000.parquet"),
                of(
                        UnloadFormat.PARQUET,
                        unload -> unload.parallel(false).partitionBy(List.of("note")),
                        parts,
                        "note=__HIVE_DEFAULT_PARTITION__/000.parquet",
                        "note=a/000.parquet",
                        "note=b/000.parquet"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.parallel(false).partitionByIncluded(List.of("note")),
                        CSV,
                        "note=__HIVE_DEFAULT_PARTITION__/000",
                        "note=a/000",
                        "note=b/000"),
                of(UnloadFormat.JSON, unload -> unload.parallel(false), json, "000.json"),
                of(
                        UnloadFormat.JSON,
                        unload -> unload.gzip().manifest(),
                        json,
                        "0000_part_00.json.gz",
                        "0001_part_00.json.gz",
                        "manifest"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.parallel(true).manifestVerbose(),
                        CSV,
                        "0000_part_00",
                        "0001_part_00",
                        "manifest"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.parallel(false).header(),
                        CSV.replace("header = false, names = ['id', 'title', 'note']", "header = true"),
                        "000"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.parallel(false).nullAs("(null)"),
                        CSV.replace("nullstr = ''", "nullstr = '(null)'"),
                        "000"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.parallel(false).delimiter(';').zstd(),
                        CSV.replace("delim = ','", "delim = ';'"),
                        "000.zst"),
                of(
                        UnloadFormat.CSV,
                        unload -> unload.maxFileMegabytes(5).cleanPath(),
                        CSV,
                        "0000_part_00",
                        "0001_part_00"),
                of(UnloadFormat.CSV, unload -> unload.parallel(false).allowOverwrite(), CSV, "000"),
                of(
                        UnloadFormat.DELIMITED,
                        unload -> unload.parallel(false).addQuotes().escape(),
                        escaped,
                        "000"));
    }

    @ParameterizedTest
    @MethodSource("unloads")
    void anotherEngineReadsWhatIsWritten(Unload unload, TestLake lake) throws Exception {
        makeTable(lake);

        run(unload.setting(), unload.format(), lake, "select * from " + lake.table("unloaded"));

        assertThat(keys(lake)).isEqualTo(unload.files());
        assertThat(read(lake, unload.source())).isEqualTo(ROWS);
        if (unload.files().contains("manifest")) {
            assertThat(text(lake, "manifest")).contains("\"url\"", "/0000_part_00", "\"content_length\"");
        }
    }

    /** DuckDB reads no bzip2; COPY does. */
    @Test
    void copyReadsWhatIsWritten(TestLake lake) throws IOException {
        makeTable(lake);
        lake.execute("create table " + lake.table("copied") + " (like " + lake.table("unloaded") + ")");
        String select = EXCEPT_PIPES + lake.table("unloaded");

        run(unload -> unload.bzip2().manifest(), UnloadFormat.DELIMITED, lake, select);

        assertThat(keys(lake)).containsExactly("0000_part_00.bz2", "0001_part_00.bz2", "manifest");
        CopyCommand.into(TableName.of(lake.name(), "copied"), CopyFormat.DELIMITED)
                .from(url(lake) + "manifest")
                .manifest()
                .bzip2()
                .emptyAsNull()
                .build()
                .run(lake.database());
        assertThat(lake.query("select * from " + lake.table("copied") + " order by id"))
                .isEqualTo(lake.query(select + " order by id"));
    }

    @Test
    void aLargeResultIsCutIntoFilesThatHoldAllOfIt(TestLake lake) throws Exception {
        lake.execute("create schema if not exists " + lake.name());
        lake.execute("create table " + lake.table("many")
                + " as select n as id, md5(n::varchar) as title, 'x' as note from generate_series(1, 200000) n");

        run(
                unload -> unload.parallel(false).maxFileMegabytes(5),
                UnloadFormat.CSV,
                lake,
                "select * from " + lake.table("many"));

        assertThat(keys(lake)).containsExactly("000", "001");
        assertThat(query("select count(*), count(distinct title), max(id::int), '' from "
                        + CSV.replace("FILES", files(lake))))
                .containsExactly("200000|200000|200000");
    }

    static Stream<Unload> refused() {
        return Stream.of(
                of(UnloadFormat.CSV, UnloadCommandBuilder::encryptedAuto, "UNLOAD ... ENCRYPTED"),
                of(UnloadFormat.CSV, unload -> unload.kmsKey("k-1"), "UNLOAD ... ENCRYPTED"),
                of(UnloadFormat.FIXEDWIDTH, unload -> unload.widths("0:3"), "UNLOAD ... FIXEDWIDTH"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheLocalRedshiftLacksItRefusesByName(Unload unload, TestLake lake) throws IOException {
        assertThatThrownBy(() -> run(unload.setting(), unload.format(), lake, "select 1 as a"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("not supported by the local Redshift yet: " + unload.source());
        assertThat(keys(lake)).isEmpty();
    }

    @Test
    void noParameterIsLeftOut() {
        String run =
                Stream.concat(unloads(), refused()).map(Unload::toString).collect(Collectors.joining(" ")) + " BZIP2";

        assertThat(run.split("[^A-Z_0-9]+"))
                .contains(Arrays.stream(UnloadOption.values())
                        .flatMap(option -> Stream.of(option.sql().split(" ")))
                        .toArray(String[]::new));
    }

    private static void makeTable(TestLake lake) {
        lake.execute("create schema if not exists " + lake.name());
        lake.execute("create table " + lake.table("unloaded") + " (id int, title varchar(40), note varchar(4))");
        lake.execute("insert into " + lake.table("unloaded")
                + " values (1, 'plain', 'a'), (2, 'a;b,c|d \"e\" it''s', 'b'), (3, null, 'a'), (4, 'Gnahoré', null)");
    }

    private static void run(Setting setting, UnloadFormat format, TestLake lake, String select) {
        setting.on(UnloadCommand.of(select, format).to(url(lake))).build().run(lake.database());
    }

    private static String url(TestLake lake) {
        return "s3://lake/" + lake.name() + "/out/";
    }

    private static List<String> keys(TestLake lake) throws IOException {
        try (Stream<ObjectSummary> listed = lake.store().list("out/", null)) {
            return listed.map(object -> object.key().path().substring("out/".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String text(TestLake lake, String name) throws IOException {
        return new String(lake.store().read(new ObjectKey("out/" + name)), StandardCharsets.UTF_8);
    }

    private List<String> read(TestLake lake, String source) throws Exception {
        return query("select id, title, note, '' from " + source.replace("FILES", files(lake)) + " order by id::int");
    }

    /** The files but the manifest, brought here. */
    private String files(TestLake lake) throws IOException {
        for (String name : keys(lake)) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, lake.store().read(new ObjectKey("out/" + name)));
        }
        return keys(lake).stream()
                .filter(name -> !name.equals("manifest"))
                .map(name -> "'" + folder.resolve(name) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1) + "|" + result.getString(2) + "|" + result.getString(3));
            }
        }
        return rows;
    }
}
