// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** ESCAPE, REMOVEQUOTES, ENCODING, IGNOREALLERRORS and ACCEPTANYDATE, on files of text. */
class CopyTextTest {

    private RedshiftSession session;
    private String folder;

    @BeforeEach
    void createTable(TestInfo test) throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        folder = "text/" + test.getTestMethod().orElseThrow().getName()
                + test.getDisplayName().replaceAll("[^A-Za-z0-9]", "");
        session.run("create temp table t (id int, words varchar(100))");
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @Test
    void aBackslashTakesTheMeaningFromWhatFollowsIfEscapeIsGiven() throws SQLException {
        put("1|two\\\nlines\n2|A\\\\B\\|C\n3|\\N\n4|\\\\N\n5|\\012\n");
        session.run(copy("escape"));
        assertThat(session.rows("select * from t order by id"))
                .containsExactly("1|two\nlines", "2|A\\B|C", "3|null", "4|null", "5|012");
        session.run("delete from t", copy("escape null as 'N'"));
        assertThat(session.rows("select words from t where id in (3, 4) order by id"))
                .containsExactly("null", "\\N");
    }

    /** The rows of the table on AWS's page. */
    @Test
    void quotesAroundAFieldGoIfRemovequotesIsGiven() throws SQLException {
        put("1|\"The delimiter is a pipe (|) character\"\n2|'Black'\n3|\"White\"\n4|Blue'\n5|' 'Black' '\n6|''\n");
        session.run(copy("removequotes"));
        assertThat(session.rows("select * from t order by id"))
                .containsExactly(
                        "1|The delimiter is a pipe (|) character",
                        "2|Black",
                        "3|White",
                        "4|Blue'",
                        "5| 'Black' ",
                        "6|");
    }

    @Test
    void aQuoteThatIsNotClosedIsAnErrorOfItsRow() throws SQLException {
        put("1|ok\n2|'Blue\n3|\"Blue'\n\n4|'A Midsummer Night\\'s Dream'\n");
        assertThatThrownBy(() -> session.run(copy("removequotes escape")))
                .hasMessageContaining("file s3://lake/" + folder + "/a, line 2: Missing closing quote: 'Blue");
        session.run(copy("removequotes escape ignoreblanklines maxerror 3"));
        assertThat(session.rows("select * from t order by id")).containsExactly("1|ok", "4|A Midsummer Night's Dream");
    }

    @Test
    void whatUnloadEscapesAndQuotesIsReadAgain() throws SQLException {
        session.run(
                "insert into t values (1, 'it''s | \"so\" \\\\ \\n and \\r'), (2, null), (3, 'plain')",
                "unload ('select * from t') to 's3://lake/" + folder + "/' iam_role default addquotes escape header"
                        + " parallel off",
                "create temp table again (like t)",
                "copy again from 's3://lake/" + folder + "/' iam_role default escape removequotes ignoreheader 1"
                        + " emptyasnull");
        assertThat(session.rows("select * from again order by id"))
                .hasSize(3)
                .isEqualTo(session.rows("select * from t order by id"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, '', utf16le",
        "UTF-16LE, MARK, utf16le",
        "UTF-16BE, '', utf16be",
        "UTF-16BE, MARK, utf16be",
        "UTF-16BE, MARK, utf16",
        "UTF-16LE, MARK, utf16",
    })
    void theEncodingThatIsNamedBecomesUtf8(String charset, String mark, String encoding) throws SQLException {
        String text = (mark.isEmpty() ? "" : "\uFEFF") + "1,Gnahoré\n2,𝄞 clef\n";
        put(text.getBytes(Charset.forName(charset)));
        session.run(copy("csv encoding as " + encoding));
        assertThat(session.rows("select * from t order by id")).containsExactly("1|Gnahoré", "2|𝄞 clef");
    }

    @Test
    void latinLettersBecomeUtf8AndCountTheirBytes() throws SQLException {
        put("1,Gnahoré\n".getBytes(StandardCharsets.ISO_8859_1));
        session.run(copy("csv encoding iso88591"));
        assertThat(session.rows("select words, octet_length(words) from t")).containsExactly("Gnahoré|8");
    }

    @Test
    void aLongFileKeepsThePairsThatItsPiecesCut() throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            rows.append(i).append(i % 2 == 0 ? ",𝄞\n" : ",a𝄞𝄞𝄞\n");
        }
        put(rows.toString().getBytes(StandardCharsets.UTF_16LE));
        session.run(copy("csv encoding utf16le"));
        assertThat(session.rows("select count(*), count(distinct id), sum(len(replace(words, '𝄞', '')))"
                        + ", sum(len(words)) from t"))
                .containsExactly("3000|3000|1500|7500");
    }

    @Test
    void aFileInAnotherEncodingIsAnErrorThatTheViewsShow() throws SQLException {
        put("1,one\n");
        assertThatThrownBy(() -> session.run(copy("csv encoding utf16")))
                .hasMessageContaining(
                        "a, line 1: The encoding of the file is not UTF16, which ENCODING says, or it lacks the"
                                + " byte order mark of UTF16");
        assertThat(session.value(
                        "select error_code from sys_load_error_detail where file_name like '%" + folder + "%'"))
                .isEqualTo("1221");
        assertThat(session.value("select 1")).isEqualTo("1");
    }

    @Test
    void ignoreallerrorsLeavesOutEveryBadRow() throws SQLException {
        put("x|a\ny|b\n1|c\nz\n");
        session.run(copy("ignoreallerrors"));
        assertThat(session.rows("select * from t")).containsExactly("1|c");
        assertThat(session.value("select count(*) from sys_load_error_detail where file_name like '%" + folder + "%'"))
                .isEqualTo("3");
    }

    @Test
    void acceptanydateMakesOfWhatIsNoDateNull() throws SQLException {
        session.run("create temp table dates (d date, ts timestamp)");
        put("00/00/00|00/00/00 00:00:00\n2026-11-25|2026-11-25 10:00:00\n");
        assertThatThrownBy(() -> session.run("copy dates" + from("dateformat 'YYYY-MM-DD'")))
                .hasMessageContaining("Invalid date format or value [YYYY-MM-DD]");
        session.run("copy dates" + from("acceptanydate dateformat 'YYYY-MM-DD'"));
        assertThat(session.rows("select * from dates order by d"))
                .containsExactly("2026-11-25|2026-11-25 10:00:00", "null|null");
    }

    @Test
    void delimitersMayBeLongAndOfAnyLetter() throws SQLException {
        put("1|~|one\n");
        session.run(copy("delimiter '|~|'"), copy("delimiter '|~|' escape"));
        put("2é\\étwo\n");
        session.run(copy("delimiter 'é' escape"));
        assertThat(session.rows("select * from t order by id")).containsExactly("1|one", "1|one", "2|étwo");
    }

    private String copy(String options) {
        return "copy t" + from(options);
    }

    private String from(String options) {
        return " from 's3://lake/" + folder + "/' iam_role default " + options;
    }

    private void put(String content) {
        put(content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] content) {
        S3.client().putObject(r -> r.bucket("lake").key(folder + "/a"), RequestBody.fromBytes(content));
    }
}
