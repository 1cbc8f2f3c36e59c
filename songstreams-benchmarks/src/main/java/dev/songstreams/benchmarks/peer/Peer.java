// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who does the job.
 *
 * @param name as in the table
 * @param jvm options of its JVM
 * @param classPath its classes
 * @param main its main class
 * @param arguments those behind the bootstrap servers, {@code OUT} standing for where it writes, and before the number of passes
 * @param output what it writes
 * @param toS3 whether it writes to the S3 server, and not to a folder
 */
public record Peer(
        String name,
        List<String> jvm,
        String classPath,
        String main,
        List<String> arguments,
        Output output,
        boolean toS3) {
    /** What a peer writes. */
    public enum Output {
        /** Nothing. */
        NONE,
        /** Our Parquet. */
        OUR_PARQUET,
        /** Our CSV. */
        OUR_CSV,
        /** Spark's Parquet. */
        SPARK_PARQUET,
        /** Spark's CSV. */
        SPARK_CSV
    }

    /** Limit A or B. */
    public static Peer limit(String which) {
        return new Peer(
                "limit " + which,
                List.of("-Xmx1g"),
                ChildJvm.ownClassPath(),
                LimitPeer.class.getName(),
                List.of(which),
                Output.NONE,
                false);
    }

    /**
     * Ourselves.
     *
     * @param format snappy, zstd, csv or csv-zstd
     * @param how words that a {@link SongstreamsPeer} knows, divided by commas: clean, raw, objects
     * @param jvm options of its JVM
     */
    public static Peer songstreams(String name, String format, String how, List<String> jvm, Layout layout) {
        return new Peer(
                "songstreams " + name,
                jvm,
                ChildJvm.ownClassPath(),
                SongstreamsPeer.class.getName(),
                List.of("OUT", format, how, String.join(",", layout.topics())),
                format.startsWith("csv") ? Output.OUR_CSV : Output.OUR_PARQUET,
                false);
    }

    /** The same peer, writing to S3. */
    public Peer intoS3() {
        return new Peer(name + " to S3", jvm, classPath, main, arguments, output, true);
    }

    /** Spark, if its module in that folder is built. */
    public static Optional<Peer> spark(String format, String codec, Path module) {
        Path libraries = module.resolve("target/lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        return Optional.of(new Peer(
                "spark " + (format.equals("csv") ? format : format + " " + codec),
                List.of("-Xmx4g"),
                ChildJvm.classPath(module.resolve("target/classes"), libraries),
                "dev.songstreams.benchmarks.spark.SparkPeer",
                List.of("OUT", format, codec),
                format.equals("csv") ? Output.SPARK_CSV : Output.SPARK_PARQUET,
                false));
    }
}
