// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.net.URI;

/** The shortest way from Kafka to S3: typed Parquet beside the raw records, every 120 seconds, exactly once. */
public final class KafkaToS3 {
    private KafkaToS3() {}

    /**
     * Runs until it is stopped or fails.
     *
     * @param args the brokers, and the lake as {@code s3://bucket/prefix}
     */
    public static void main(String[] args) throws Exception {
        try (ObjectStore s3 = ObjectStores.open(URI.create(args[1]));
                EventPoller poller = EventPoller.builder()
                        .bootstrapServers(args[0])
                        .group("lake-writers")
                        .topics("listen_events")
                        .sink(LakeSink.builder(s3)
                                .topic("listen_events", EventType.of(ListenEvent.class))
                                .build())
                        .build()) {
            poller.start();
            poller.completion().join();
        }
    }
}
