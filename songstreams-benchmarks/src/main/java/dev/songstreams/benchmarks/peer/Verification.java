// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import dev.songstreams.benchmarks.events.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a peer wrote with DuckDB, and compares it with what was sent. */
public final class Verification {
    private Verification() {}

    /** Fails if a topic's rows or sums are not those that were sent; returns the bytes of the files. */
    public static long check(Peer peer, Path pass, Map<String, Expected> expected) throws IOException, SQLException {
        if (peer.output() == Peer.Output.NONE) {
            return 0;
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            for (Map.Entry<String, Expected> topic : expected.entrySet()) {
                Expected found = read(statement, query(peer.output(), pass, topic.getKey()));
                if (!found.equals(topic.getValue())) {
                    throw new IllegalStateException(peer.name() + " wrote of " + topic.getKey() + " " + found
                            + ", but sent was " + topic.getValue());
                }
            }
        }
        return bytes(pass);
    }

    private static String query(Peer.Output output, Path pass, String topic) {
        return switch (output) {
            case OUR_PARQUET ->
                sums("read_parquet('" + pass + "/clean/" + topic + "/**/*.parquet')", "user_id", "item_in_session");
            case OUR_CSV ->
                sums(
                        "read_csv('" + pass + "/clean/" + topic + "/**/*.csv*', header = true, nullstr = '\\N',"
                                + " sample_size = -1)",
                        "user_id",
                        "item_in_session");
            case SPARK_PARQUET ->
                sums("read_parquet('" + pass + "/" + topic + "/*.parquet')", "userId", "itemInSession");
            case SPARK_CSV ->
                sums(
                        "read_csv('" + pass + "/" + topic + "/*.csv', header = true, sample_size = -1)",
                        "userId",
                        "itemInSession");
            case NONE -> throw new IllegalArgumentException("there is nothing to check");
        };
    }

    private static String sums(String files, String user, String item) {
        return "select count(*), cast(sum(epoch_ms(ts)) as bigint), cast(sum(" + user + ") as bigint), cast(sum(" + item
                + ") as bigint) from " + files;
    }

    private static Expected read(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Expected(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(parquet|csv|csv\\.zst)"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
