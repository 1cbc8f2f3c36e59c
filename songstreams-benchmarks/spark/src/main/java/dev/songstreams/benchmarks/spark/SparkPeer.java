// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.timestamp_millis;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;

/**
 * The job as Spark users write it: one streaming query a topic, JSON parsed with a schema, ts as a timestamp, all that is there and
 * no more. Arguments: bootstrap servers, output folder, format (parquet or csv), codec, passes.
 */
public final class SparkPeer {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final String DEVICE =
            "city string, zip string, state string, userAgent string, lon double, lat double";
    private static final String USER =
            "userId bigint, lastName string, firstName string, gender string, registration bigint";

    private static final Map<String, String> SCHEMAS = Map.of(
            "listen_events",
            "artist string, song string, duration double, ts bigint, sessionId bigint, auth string, level string,"
                    + " itemInSession int, " + DEVICE + ", " + USER,
            "page_view_events",
            "ts bigint, sessionId bigint, page string, auth string, method string, status int, level string,"
                    + " itemInSession int, " + DEVICE + ", " + USER + ", artist string, song string, duration double",
            "auth_events",
            "ts bigint, sessionId bigint, level string, itemInSession int, " + DEVICE + ", " + USER + ", success boolean");

    private SparkPeer() {}

    /** Runs the passes and prints a line after each. */
    public static void main(String[] arguments) throws Exception {
        String servers = arguments[0];
        String folder = arguments[1];
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("compare")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate()) {
            spark.sparkContext().setLogLevel("ERROR");
            int passes = Integer.parseInt(arguments[4]);
            for (int pass = 1; pass <= passes; pass++) {
                long wall = System.nanoTime();
                long cpu = SYSTEM.getProcessCpuTime();
                run(spark, servers, folder + "/" + pass, arguments[2], arguments[3]);
                System.out.printf(
                        java.util.Locale.ROOT,
                        "pass %.3f %.3f%n",
                        (System.nanoTime() - wall) / 1e9,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
            }
        }
    }

    private static void run(SparkSession spark, String servers, String folder, String format, String codec)
            throws Exception {
        List<StreamingQuery> queries = new ArrayList<>();
        for (String topic : SCHEMAS.keySet()) {
            queries.add(spark.readStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", servers)
                    .option("subscribe", topic)
                    .option("startingOffsets", "earliest")
                    .load()
                    .select(from_json(col("value").cast("string"), StructType.fromDDL(SCHEMAS.get(topic)))
                            .as("event"))
                    .select("event.*")
                    .withColumn("ts", timestamp_millis(col("ts")))
                    .writeStream()
                    .format(format)
                    .option("compression", codec)
                    .option("header", "true")
                    .option("path", folder + "/" + topic)
                    .option("checkpointLocation", folder + "/checkpoints/" + topic)
                    .trigger(Trigger.AvailableNow())
                    .start());
        }
        for (StreamingQuery query : queries) {
            query.awaitTermination();
        }
    }
}
