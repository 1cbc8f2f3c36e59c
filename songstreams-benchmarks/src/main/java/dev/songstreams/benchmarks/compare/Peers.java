// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.compare;

import dev.songstreams.benchmarks.events.Layout;
import dev.songstreams.benchmarks.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who is compared. */
final class Peers {
    private static final String HEAP = "512m";
    private static final String SMALL_HEAP = "256m";

    private Peers() {}

    static List<Peer> all(Path spark) {
        List<Peer> peers = new ArrayList<>(List.of(
                Peer.limit("A"),
                Peer.limit("B"),
                ours("snappy", "snappy", "clean", HEAP),
                ours("snappy -Xmx256m", "snappy", "clean", SMALL_HEAP),
                ours("zstd", "zstd", "clean", HEAP),
                ours("csv", "csv", "clean", HEAP),
                ours("csv -Xmx256m", "csv", "clean", SMALL_HEAP),
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

    private static Peer ours(String name, String format, String how, String heap) {
        return Peer.songstreams(name, format, how, heap, Layout.streamify());
    }
}
