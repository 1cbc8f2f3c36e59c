// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.core.sync.RequestBody;

class CopyJsonTest {

    private RedshiftSession session;
    private String folder;

    @BeforeEach
    void openSession(TestInfo test) throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        folder = "json/" + test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @Test
    void keysMatchColumnsByCaseUnlessAskedOtherwise() throws SQLException {
        put("data/a.json", "{\"id\": 1, \"userId\": 7, \"other\": [1]}\n{\"id\": 2}{\"userId\": null, \"id\": 3}");
        session.run("create temp table cased (id int, userid bigint)", copy("cased", "json 'auto'"));
        assertThat(session.rows("select * from cased order by id")).containsExactly("1|null", "2|null", "3|null");
        session.run("delete from cased", copy("cased", "format as json as 'auto ignorecase'"));
        assertThat(session.rows("select * from cased order by id")).containsExactly("1|7", "2|null", "3|null");
    }

    @Test
    void valuesAreReadAsTheColumnsSay() throws SQLException {
        put("data/a.json", """
                {"a": "7", "b": 12345.670, "c": true, "d": 1763892672345, "e": "x\\ny é", "f": {"k": [1, "z"]},
                 "g": {"k": [1, "z"]}, "h": 1e3, "i": ""}
                """);
        session.run(
                "create temp table typed (a int, b decimal(9,3), c boolean, d timestamp, e varchar(9), f varchar(30),"
                        + " g super, h double precision, i varchar(3))",
                copy("typed", "json 'auto' timeformat 'epochmillisecs' emptyasnull"));
        assertThat(session.rows("select * from typed"))
                .containsExactly(
                        "7|12345.670|t|2025-11-23 10:11:12.345|x\ny é|{\"k\":[1,\"z\"]}|{\"k\": [1, \"z\"]}|1000.0"
                                + "|null");
    }

    @Test
    void aFileOfPathsSaysWhereEachColumnStands() throws SQLException {
        put("paths.json", "{\"jsonpaths\": [\"$.user.id\", \"$['tags'][1]\", \"$[\\\"user\\\"].name\"]}");
        put(
                "data/a.json",
                "{\"user\": {\"id\": 5, \"name\": \"Ann\"}, \"tags\": [\"a\", \"b\"]} {\"user\": {\"id\": 6}}");
        session.run(
                "create temp table paths (id int, tag varchar(5), name varchar(5))",
                copy("paths", "json 's3://lake/" + folder + "/paths.json'"));
        assertThat(session.rows("select * from paths order by id")).containsExactly("5|b|Ann", "6|null|null");
        session.run("create temp table fewer (id int)");
        assertThatThrownBy(() -> session.run(copy("fewer", "json 's3://lake/" + folder + "/paths.json'")))
                .hasMessageContaining("Number of jsonpaths and the number of columns should match. JSONPath size: 3,"
                        + " Number of columns in table or column list: 1");
    }

    @Test
    void noshredLoadsWholeObjects() throws SQLException {
        put("data/a.json", "{\"a\": 1}\n{\"b\": [2]}\n");
        session.run("create temp table whole (j super)", copy("whole", "json 'noshred'"));
        assertThat(session.rows("select * from whole")).containsExactlyInAnyOrder("{\"a\": 1}", "{\"b\": [2]}");
    }

    @Test
    void aBrokenRecordIsNamedAndTheOthersLoadIfMaxerrorAllows() throws SQLException {
        put("data/a.json", "{\"id\": 1}\n{\"id\": }\nnonsense\n{\"id\": \"x\"}\n{\"id\": 5}\n");
        session.run("create temp table broken (id int)");
        assertThatThrownBy(() -> session.run(copy("broken", "json 'auto'")))
                .hasMessageContaining("Load into table 'broken' failed.")
                .hasMessageContaining("/data/a.json, line 2: Invalid JSON: ");
        session.run(copy("broken", "json 'auto' maxerror 10"));
        assertThat(session.rows("select * from broken order by id")).containsExactly("1", "5");
        assertThat(session.rows("select line_number, trim(colname), trim(raw_line) from stl_load_errors"
                        + " where query = pg_last_copy_id() order by 1"))
                .containsExactly("2||{\"id\": }", "3||nonsense", "4|id|{\"id\": \"x\"}");
    }

    @Test
    void optionsOfTextFilesAreRefused() {
        assertThatThrownBy(() -> session.run(copy("t", "json 'auto' ignoreheader 1")))
                .hasMessageContaining("IGNOREHEADER is not supported with JSON");
    }

    private String copy(String table, String options) {
        return "copy " + table + " from 's3://lake/" + folder + "/data/' iam_role default " + options;
    }

    private void put(String name, String content) {
        S3.client().putObject(r -> r.bucket("lake").key(folder + "/" + name), RequestBody.fromString(content));
    }
}
