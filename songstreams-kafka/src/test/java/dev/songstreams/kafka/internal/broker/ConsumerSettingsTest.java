// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerSettingsTest {
    private static final FetchSizes SIZES = new FetchSizes(3, 2, 1);

    @Test
    void fetchesAreAsLargeAsIsGoodForThePoller() {
        ConsumerSettings settings =
                ConsumerSettings.of(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(settings.consumer(SIZES, false))
                .containsEntry("fetch.max.bytes", 3)
                .containsEntry("max.partition.fetch.bytes", 2)
                .containsEntry("max.poll.records", 1);
    }

    @Test
    void aFetchIsHardlyHeldBackWhereOnlyThatIsReadWhichIsThere() {
        ConsumerSettings settings =
                ConsumerSettings.of(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(settings.consumer(SIZES, true)).containsEntry("fetch.max.wait.ms", "5");
        assertThat(settings.consumer(SIZES, false)).doesNotContainKey("fetch.max.wait.ms");
    }

    @Test
    void whoWantsMoreOfAPartitionGetsAnAnswerWithRoomForIt() {
        Map<String, Object> consumer = ConsumerSettings.of(Map.of(
                        "bootstrap.servers",
                        "localhost:1",
                        "group.id",
                        "group",
                        "max.partition.fetch.bytes",
                        " 5000000 "))
                .consumer(new FetchSizes(500_000, 300_000, 1000), false);
        assertThat(consumer).containsEntry("fetch.max.bytes", 5_000_000);
        assertThat(ConsumerSettings.recordsAtOnce(consumer)).isEqualTo(5_000_000 / 128);
    }

    @Test
    void noMoreRecordsComeAtOnceThanFitIntoAnAnswer() {
        Map<String, Object> consumer = ConsumerSettings.of(
                        Map.of("bootstrap.servers", "localhost:1", "group.id", "group", "fetch.max.bytes", "128000"))
                .consumer(new FetchSizes(500_000, 300_000, 1000), false);
        assertThat(ConsumerSettings.recordsAtOnce(consumer)).isEqualTo(1000);
    }

    @Test
    void whatTheUserSaysOfFetchesAndPollsStands() {
        Map<String, String> said = Map.of(
                "max.partition.fetch.bytes",
                "5000000",
                "fetch.max.bytes",
                "50000000",
                "max.poll.records",
                "7",
                "fetch.max.wait.ms",
                "300");
        Map<String, String> given = new HashMap<>(said);
        given.putAll(Map.of("bootstrap.servers", "localhost:1", "group.id", "group"));
        assertThat(ConsumerSettings.of(given).consumer(SIZES, true)).containsAllEntriesOf(said);
    }
}
