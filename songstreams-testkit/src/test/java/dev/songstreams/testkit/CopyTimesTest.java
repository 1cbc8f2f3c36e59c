// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** DATEFORMAT and TIMEFORMAT. */
class CopyTimesTest {

    private static final String AUTO = "dateformat 'auto' timeformat 'auto'";

    private RedshiftSession session;

    @BeforeEach
    void createTable() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run("create temp table times (n int, d date, ts timestamp)");
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    /** The examples of AWS's page, and the timestamps they are. */
    @Test
    void autoTakesTheFormsOfTheDocumentation() throws SQLException {
        List<String> examples = List.of(
                "2019-02-11T05:09:12.195Z = 2019-02-11 05:09:12.195",
                "J2451187 = 1999-01-08 00:00:00",
                "J2345678 04:05:06.789 = 1710-02-23 04:05:06.789",
                "19960108 040809 = 1996-01-08 04:08:09",
                "960108 040809 = 1996-01-08 04:08:09",
                "1996.008 = 1996-01-08 00:00:00",
                "1996-01-08 04:05:06.789 = 1996-01-08 04:05:06.789",
                "17 Dec 07:37:16 1997 PST = 1997-12-17 15:37:16",
                "12/17/1997 07:37:16.00 PST = 1997-12-17 15:37:16",
                "1997-12-17 07:37:16-08 = 1997-12-17 15:37:16",
                "12.17.1997 07:37:16.00 PST = 1997-12-17 15:37:16",
                "17.12.1997 07:37:16 = 1997-12-17 07:37:16",
                "03/31/2003 = 2003-03-31 00:00:00",
                "March 31, 2003 = 2003-03-31 00:00:00",
                "Jan-01-1999 = 1999-01-01 00:00:00",
                "31 mar 2003 = 2003-03-31 00:00:00",
                "01.01.2003 = 2003-01-01 00:00:00");
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            String example = examples.get(i).split(" = ")[0];
            file.append(i)
                    .append('|')
                    .append(example)
                    .append('|')
                    .append(example)
                    .append('\n');
        }
        copy(file.toString(), AUTO);

        assertThat(session.rows("select ts from times order by n"))
                .containsExactlyElementsOf(
                        examples.stream().map(e -> e.split(" = ")[1]).toList());
        // A date keeps the day that is written, whatever the zone.
        assertThat(session.value("select count(*) from times where d = ts::date"))
                .isEqualTo("17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02.03.2003", "2026-02-30", "13/13/2003", "1763892672345", "Jan-08-95 BC", "yesterday"})
    void whatIsNoDateOrTwoIsRefused(String value) {
        assertThatThrownBy(() -> copy("1||" + value + "\n", AUTO))
                .hasMessageContaining(
                        "column ts timestamp without time zone: Invalid timestamp format or value [auto]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dateformat 'YYYY-MM-DD'", AUTO})
    void aDayThatTheMonthDoesNotHaveIsRefused(String options) {
        assertThatThrownBy(() -> copy("1|2026-02-30|\n", options))
                .hasMessageContaining("column d date: Invalid date format or value");
    }

    private void copy(String content, String options) throws SQLException {
        S3.client().putObject(r -> r.bucket("lake").key("times/a"), RequestBody.fromString(content));
        session.run("copy times from 's3://lake/times/a' iam_role default " + options);
    }
}
