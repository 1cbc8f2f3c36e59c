// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.core.sync.RequestBody;

/** How fast COPY is from end to end: {@code -Dsongstreams.copy.rows=1000000} turns it on, see {@code docs/local-redshift.md}. */
@EnabledIfSystemProperty(named = "songstreams.copy.rows", matches = "\\d+", disabledReason = "a measurement")
class CopySpeedTest {

    private static final int ROWS = Integer.getInteger("songstreams.copy.rows", 1_000_000);
    private static final int FILES = 4;
    private static final int RUNS = Integer.getInteger("songstreams.copy.runs", 5);
    private static final String SCHEMA = "optional binary artist (STRING); optional binary song (STRING);"
            + " optional float duration; required int96 ts; required int64 session_id; required binary auth (STRING);"
            + " required binary level (STRING); required int32 item_in_session; required binary city (STRING);"
            + " required binary zip (STRING); required binary state (STRING); required binary user_agent (STRING);"
            + " required double lon; required double lat; optional int64 user_id; optional binary last_name (STRING);"
            + " optional binary first_name (STRING); optional binary gender (STRING); optional int96 registration;";
    private static final String TABLE = "create table fast_listens (artist varchar(1024), song varchar(1024),"
            + " duration real, ts timestamp not null, session_id bigint not null, auth varchar(16), level varchar(8),"
            + " item_in_session int, city varchar(256), zip varchar(16), state varchar(8), user_agent varchar(1024),"
            + " lon double precision, lat double precision, user_id bigint, last_name varchar(256),"
            + " first_name varchar(256), gender varchar(8), registration timestamp) distkey(user_id) sortkey(ts)";

    @Test
    void aMillionListensOfParquetLoadAtTheSpeedPromised() throws Exception {
        byte[] file = ParquetSample.of(
                SCHEMA, IntStream.range(0, ROWS / FILES).boxed().toList(), CopySpeedTest::fill);
        for (int i = 0; i < FILES; i++) {
            int number = i;
            S3.client()
                    .putObject(r -> r.bucket("lake").key("speed/" + number + ".parquet"), RequestBody.fromBytes(file));
        }
        List<Double> rates = new ArrayList<>();
        try (RedshiftSession session = RedshiftSession.open(REDSHIFT)) {
            for (int run = 0; run < RUNS; run++) {
                rates.add(rate(session));
            }
        }
        System.out.println("COPY of " + ROWS + " rows, " + FILES + " files of " + file.length
                + " bytes; rows/s of each run, " + "the first with a cold JVM: "
                + rates.stream().map(Math::round).toList());
    }

    private static double rate(RedshiftSession session) throws SQLException {
        session.run("drop table if exists fast_listens", TABLE);
        long begin = System.nanoTime();
        session.run("copy fast_listens from 's3://lake/speed/' iam_role default format as parquet");
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(session.value("select count(*) from fast_listens")).isEqualTo(String.valueOf(ROWS / FILES * FILES));
        return ROWS / seconds;
    }

    /** As many different values in each column as the simulator's users and songs give. */
    private static void fill(Group row, int i) {
        int user = i * 31 % 6_000;
        int song = i * 17 % 9_000;
        boolean loggedIn = i % 50 != 0;
        row.append("artist", "Artist " + song % 3_000 + (song % 20 == 0 ? " Gnahoré" : ""));
        row.append("song", "A song of some length, number " + song).append("duration", 120f + song % 200);
        row.append("ts", int96(1_763_892_672_345_000L + i * 250_000L)).append("session_id", (long) user * 7);
        row.append("auth", loggedIn ? "Logged In" : "Guest").append("level", user % 4 == 0 ? "paid" : "free");
        row.append("item_in_session", i % 80).append("city", "City of number " + user % 900);
        row.append("zip", String.format("%05d", user % 900 * 61))
                .append("state", "CA NY TX WA FL".split(" ")[user % 5]);
        row.append(
                "user_agent",
                "\"Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + (30 + user % 9)
                        + ".0.1985.143 Safari/537.36\"");
        row.append("lon", -70.0 - user % 900 / 50.0).append("lat", 30.0 + user % 900 / 60.0);
        if (loggedIn) {
            row.append("user_id", (long) user).append("last_name", "Last" + user % 500);
            row.append("first_name", "First" + user % 700).append("gender", user % 2 == 0 ? "F" : "M");
            row.append("registration", int96(1_700_000_000_000_000L + user * 1_000_000L));
        }
    }

    private static Binary int96(long micros) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(micros % 86_400_000_000L * 1000).putInt((int) (micros / 86_400_000_000L) + 2_440_588);
        return Binary.fromConstantByteArray(bytes.array());
    }
}
