// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who does the job.
 *
 * @param name as in the table
 * @param heap its -Xmx
 * @param classPath its classes
 * @param main its main class
 * @param arguments those behind the bootstrap servers, {@code OUT} standing for its folder, and before the number of passes
 * @param check how its files are read, or null if it writes none
 */
record Peer(String name, String heap, String classPath, String main, List<String> arguments, Check check) {
    /** How a peer's files are read. */
    enum Check {
        NONE,
        OUR_PARQUET,
        OUR_CSV,
        SPARK_PARQUET,
        SPARK_CSV
    }

    static Peer limit(String which) {
        return new Peer(
                "limit " + which, "1g", ChildJvm.ownClassPath(), LimitPeer.class.getName(), List.of(which), Check.NONE);
    }

    static Peer songstreams(String format, String zones, String heap) {
        return new Peer(
                "songstreams " + format + (zones.equals("both") ? " raw+clean" : "") + " -Xmx" + heap,
                heap,
                ChildJvm.ownClassPath(),
                SongstreamsPeer.class.getName(),
                List.of("OUT", format, zones),
                format.equals("csv") ? Check.OUR_CSV : Check.OUR_PARQUET);
    }

    static Peer spark(String format, String codec, Path module) {
        return new Peer(
                "spark " + format + " " + codec,
                "4g",
                ChildJvm.classPath(module.resolve("target/classes"), module.resolve("target/lib")),
                "dev.songstreams.benchmarks.spark.SparkPeer",
                List.of("OUT", format, codec),
                format.equals("csv") ? Check.SPARK_CSV : Check.SPARK_PARQUET);
    }
}
