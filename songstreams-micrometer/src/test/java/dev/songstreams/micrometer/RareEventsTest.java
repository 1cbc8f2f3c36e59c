// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.sink.CommitResult;
import dev.songstreams.kafka.PollerEvent;
import dev.songstreams.warehouse.load.QuarantinedFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens when something breaks is counted too, and meters carry the tags they were given. */
class RareEventsTest {
    private static final Tags APP = Tags.of("app", "streamify");

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private double count(String name) {
        return registry.get(name).tags(APP).tag("topic", "plays").counter().count();
    }

    @Test
    void aPollerCountsWhatItWaitedForAndThrewAway() {
        PollerMetrics poller = new PollerMetrics(registry, APP);
        Exception outage = new IllegalStateException("the store is gone");

        poller.waitBegan(new PollerEvent.WaitBegan("plays", outage, Duration.ofMillis(10)));
        poller.retryFailed(
                new PollerEvent.RetryFailed("plays", outage, 2, Duration.ofSeconds(1), Duration.ofMillis(20)));
        poller.waitEnded(new PollerEvent.WaitEnded("plays", 2, Duration.ofSeconds(3)));
        poller.discarded(new PollerEvent.Discarded("plays", 70, "lost", false));
        poller.superseded(
                new PollerEvent.Superseded("plays", new CommitResult.Superseded("another was further", Map.of()), 30));
        poller.gap(new PollerEvent.Gap("plays", 0, 100, 250));
        poller.revoked(new PollerEvent.Revoked(List.of(), true, Duration.ofMillis(5)));
        poller.backpressure(new PollerEvent.Backpressure(true, 1, 2));
        poller.kafkaAnswered(new PollerEvent.KafkaAnswered(Duration.ofSeconds(7)));
        poller.failed(new PollerEvent.Failed(outage));

        assertThat(count("songstreams.poller.retries")).isEqualTo(2);
        assertThat(registry.get("songstreams.poller.outage").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(registry.get("songstreams.poller.kafka.outage").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(count("songstreams.poller.discarded.records")).isEqualTo(100);
        assertThat(count("songstreams.poller.superseded")).isEqualTo(1);
        assertThat(count("songstreams.poller.gap.records")).isEqualTo(150);
        assertThat(registry.get("songstreams.poller.rebalance")
                        .tag("lost", "true")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("songstreams.poller.paused").gauge().value()).isEqualTo(1);
        assertThat(registry.get("songstreams.poller.failures").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aLakeCountsRacesAndSweeps() {
        LakeMetrics lake = new LakeMetrics(registry, APP);

        lake.conflicted("plays", 3);
        lake.superseded("plays");
        lake.outcomeUnknown("plays");
        lake.swept("plays", 4, 1_000);

        assertThat(count("songstreams.lake.conflicts")).isEqualTo(3);
        assertThat(count("songstreams.lake.superseded")).isEqualTo(1);
        assertThat(count("songstreams.lake.unknown.outcomes")).isEqualTo(1);
        assertThat(count("songstreams.lake.swept.files")).isEqualTo(4);
        assertThat(count("songstreams.lake.swept.bytes")).isEqualTo(1_000);
    }

    @Test
    void aLoaderCountsWhatItLeftOutAndTookOut() {
        LoadMetrics loader = new LoadMetrics(registry, APP);

        loader.retrying("plays", 1, "the connection was cut");
        loader.loadedByAnother("plays", 6);
        loader.leftOut("plays", "clean/plays/x.parquet", 10);
        loader.leftOutReplaced("plays", 2, 30);
        loader.rewriting("plays", 9, 40);
        loader.quarantined(new QuarantinedFile("plays", 9, "clean/plays/x.parquet", 10, "bad", "dba", Instant.EPOCH));
        loader.failed("plays", new IllegalStateException("no table"));

        assertThat(count("songstreams.load.retries")).isEqualTo(1);
        assertThat(count("songstreams.load.entries.by.another")).isEqualTo(6);
        assertThat(count("songstreams.load.left.out")).isEqualTo(1);
        assertThat(count("songstreams.load.left.out.replaced")).isEqualTo(2);
        assertThat(count("songstreams.load.rewritten.rows")).isEqualTo(40);
        assertThat(count("songstreams.load.quarantined")).isEqualTo(1);
        assertThat(count("songstreams.load.failures")).isEqualTo(1);
    }
}
