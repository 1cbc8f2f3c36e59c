// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.AuthEvent;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.PageViewEvent;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetCompression;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The job by the public API and its defaults, every guarantee on. Arguments: bootstrap servers, output folder, format (snappy, zstd
 * or csv), zones (clean or both), passes.
 */
final class SongstreamsPeer {
    private SongstreamsPeer() {}

    public static void main(String[] arguments) throws Exception {
        FileFormat format = format(arguments[2]);
        Set<Zone> zones = arguments[3].equals("both") ? EnumSet.of(Zone.RAW, Zone.CLEAN) : EnumSet.of(Zone.CLEAN);
        Passes.run(
                Integer.parseInt(arguments[4]),
                pass -> run(arguments[0], Path.of(arguments[1], Integer.toString(pass)), format, zones));
    }

    private static FileFormat format(String name) {
        return name.equals("csv")
                ? CsvFormat.defaults()
                : ParquetFormat.builder()
                        .compression(ParquetCompression.valueOf(name.toUpperCase(Locale.ROOT)))
                        .build();
    }

    private static void run(String servers, Path folder, FileFormat format, Set<Zone> zones) {
        try (LocalObjectStore store = new LocalObjectStore(folder);
                EventPoller poller = EventPoller.builder()
                        .properties(EventTopics.consumer(servers))
                        .group("compare-" + folder.hashCode())
                        .topics(EventTopics.NAMES)
                        .untilCaughtUp()
                        .sink(LakeSink.builder(store)
                                .topic("listen_events", EventType.of(ListenEvent.class))
                                .topic("page_view_events", EventType.of(PageViewEvent.class))
                                .topic("auth_events", EventType.of(AuthEvent.class))
                                .format(format)
                                .zones(zones)
                                .build())
                        .build()) {
            poller.start();
            PollerSummary summary = poller.completion().join();
            System.out.println("# " + summary);
        }
    }
}
