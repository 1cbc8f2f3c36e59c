// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.DistKey;
import dev.songstreams.core.event.EventTime;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.SortKey;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A record of your own, in a wire form of your own, into CSV files on a local disk; ends when it has caught up. */
public final class OwnEvents {
    private OwnEvents() {}

    /**
     * Something was bought.
     *
     * @param at when
     * @param customer who
     * @param sku what
     * @param price for how much
     */
    public record Purchase(
            @Required @EventTime @SortKey Instant at,
            @DistKey long customer,
            @Required @Text(maxBytes = 64) String sku,
            @Required @Digits(precision = 12, scale = 2) BigDecimal price) {}

    /**
     * Reads topic {@code purchases}, whose values are {@code 2026-11-23T12:00:00Z|7|A-1|9.99}.
     *
     * @param args the brokers, and the folder for the lake
     */
    public static void main(String[] args) throws Exception {
        EventType<Purchase> purchases = EventType.of(Purchase.class);
        try (LocalObjectStore disk = new LocalObjectStore(Path.of(args[1]));
                EventPoller poller = EventPoller.builder()
                        .bootstrapServers(args[0])
                        .group("purchases-to-csv")
                        .topics("purchases")
                        .flush(FlushPolicy.every(Duration.ofSeconds(10)))
                        .untilCaughtUp()
                        .sink(LakeSink.builder(disk)
                                .topic("purchases", TopicModel.decoded(purchases, () -> OwnEvents::decode))
                                .format(CsvFormat.defaults())
                                .build())
                        .build()) {
            poller.start();
            PollerSummary summary = poller.completion().join();
            System.out.println(summary.records() + " records, of which dead letters: " + summary.deadLetters());
        }
    }

    private static DecodeResult<Purchase> decode(dev.songstreams.core.decode.SourceRecord record) {
        if (record.value() == null) {
            return DecodeResult.refused("a purchase has a value");
        }
        String[] fields = StandardCharsets.UTF_8
                .decode(record.value().duplicate())
                .toString()
                .split("\\|", -1);
        if (fields.length != 4) {
            return DecodeResult.refused("a purchase has four fields, not " + fields.length);
        }
        // What parsing throws makes a dead letter too, with its reason.
        return DecodeResult.of(new Purchase(
                Instant.parse(fields[0]), Long.parseLong(fields[1]), fields[2], new BigDecimal(fields[3])));
    }
}
