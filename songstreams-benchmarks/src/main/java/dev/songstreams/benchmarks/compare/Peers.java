// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.compare;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who is compared. */
final class Peers {
    private static final List<String> HEAP = List.of("-Xmx512m");
    private static final List<String> SMALL_HEAP = List.of("-Xmx256m");
    /** As a JVM has it in a container of less than 1792 MB or two cores, if it is told nothing. */
    private static final List<String> SMALL_SERIAL = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private Peers() {}

    static List<Peer> all(Path spark) {
        List<Peer> peers = new ArrayList<>(List.of(
                Peer.limit("A"),
                Peer.limit("B"),
                ours("snappy", "snappy", "clean", HEAP),
                ours("snappy -Xmx256m", "snappy", "clean", SMALL_HEAP),
                ours("snappy -Xmx256m -XX:+UseSerialGC", "snappy", "clean", SMALL_SERIAL),
                ours("zstd", "zstd", "clean", HEAP),
                ours("csv", "csv", "clean", HEAP),
                ours("csv -Xmx256m", "csv", "clean", SMALL_HEAP),
                ours("csv -Xmx256m -XX:+UseSerialGC", "csv", "clean", SMALL_SERIAL),
                ours("csv zstd", "csv-zstd", "clean", HEAP),
                ours("snappy raw+clean", "snappy", "raw,clean", HEAP),
                ours("snappy by objects", "snappy", "clean,objects", HEAP),
                ours("snappy", "snappy", "clean", HEAP).intoS3(),
                ours("csv", "csv", "clean", HEAP).intoS3(),
                ours("csv zstd", "csv-zstd", "clean", HEAP).intoS3()));
        Peer.spark("parquet", "snappy", spark).ifPresent(peers::add);
        Peer.spark("parquet", "zstd", spark).ifPresent(peers::add);
        Peer.spark("csv", "none", spark).ifPresent(peers::add);
        return peers;
    }

    private static Peer ours(String name, String format, String how, List<String> jvm) {
        return Peer.songstreams(name, format, how, jvm, Layout.streamify());
    }
}
