// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    @TempDir
    private Path folder;

    @Test
    void theSameSettingsGiveTheSameBytes() {
        SimulationSettings settings = SimulationSettings.builder().seed(5).build();

        assertThat(bytesOf(settings)).isNotEmpty().isEqualTo(bytesOf(settings));
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        SimulationSettings.Builder builder = SimulationSettings.builder().maxEvents(100);

        assertThat(bytesOf(builder.seed(5).build()))
                .isNotEqualTo(bytesOf(builder.seed(6).build()));
    }

    @Test
    void oneSimulationRunsAsOftenAsItIsAsked() {
        Simulation simulation =
                new Simulation(SimulationSettings.builder().maxEvents(500).build());
        EventConsumer ignoring = (topic, buffer, offset, length, epochMillis) -> {};

        assertThat(simulation.forEach(ignoring)).isEqualTo(simulation.forEach(ignoring));
    }

    @Test
    void eventsComeInTimeOrderWithinThePeriod() {
        Instant start = Instant.parse("2025-06-30T22:00:00Z");
        List<Long> times =
                RecordedEvent.of(SimulationSettings.builder()
                                .start(start)
                                .period(Duration.ofDays(7))
                                .build())
                        .stream()
                        .map(RecordedEvent::epochMillis)
                        .toList();

        assertThat(times).isSorted().hasSizeGreaterThan(1_000);
        assertThat(times.get(0)).isGreaterThan(start.toEpochMilli());
        assertThat(times.get(times.size() - 1))
                .isLessThan(start.plus(Duration.ofDays(7)).toEpochMilli());
    }

    @Test
    void maxEventsEndsItToTheEvent() {
        for (int maxEvents = 1; maxEvents <= 60; maxEvents++) {
            List<RecordedEvent> events = RecordedEvent.of(
                    SimulationSettings.builder().maxEvents(maxEvents).build());

            assertThat(events).hasSize(maxEvents);
            assertEveryListenHasItsPageView(events);
        }
    }

    @Test
    void everyListenIsAlsoAPageView() {
        List<RecordedEvent> events =
                RecordedEvent.of(SimulationSettings.builder().build());

        assertEveryListenHasItsPageView(events);
        assertThat(RecordedEvent.of(Topic.PAGE_VIEW, events))
                .filteredOn(event -> event.string("page").equals("NextSong"))
                .hasSameSizeAs(RecordedEvent.of(Topic.LISTEN, events));
    }

    @Test
    void filesHoldTheEventsOfTheirTopic() throws IOException {
        SimulationSettings settings = SimulationSettings.builder().seed(9).build();
        List<RecordedEvent> events = RecordedEvent.of(settings);

        EventCounts counts = new Simulation(settings).writeFiles(folder.resolve("new/folder"));

        assertThat(counts.total()).isEqualTo(events.size());
        for (Topic topic : Topic.values()) {
            List<RecordedEvent> expected = RecordedEvent.of(topic, events);
            assertThat(counts.of(topic)).isEqualTo(expected.size());
            assertThat(Files.readString(folder.resolve("new/folder").resolve(topic.topicName() + ".json")))
                    .isEqualTo(String.join(
                            "", expected.stream().map(RecordedEvent::text).toList()));
        }
    }

    @Test
    void filesReplaceThoseOfAnEarlierRun() throws IOException {
        new Simulation(SimulationSettings.builder().build()).writeFiles(folder);

        EventCounts counts =
                new Simulation(SimulationSettings.builder().maxEvents(10).build()).writeFiles(folder);

        assertThat(Files.readAllLines(folder.resolve("page_view_events.json")))
                .hasSize((int) counts.of(Topic.PAGE_VIEW));
    }

    @Test
    void aFullDiskIsReportedWithTheFile() throws IOException {
        Path fullDevice = Path.of("/dev/full");
        assumeThat(fullDevice).exists();
        Path file = Files.createSymbolicLink(folder.resolve("listen_events.json"), fullDevice);
        Simulation simulation = new Simulation(SimulationSettings.builder().build());

        assertThatIOException()
                .isThrownBy(() -> simulation.writeFiles(folder))
                .withMessage("could not write to " + file)
                .withCauseInstanceOf(IOException.class);
        Files.delete(file);
    }

    @Test
    void proportionsAreThoseOfARealRun() {
        SimulationSettings settings = SimulationSettings.builder()
                .users(6_000)
                .period(Duration.ofDays(3))
                .build();

        EventCounts counts = new Simulation(settings).forEach((topic, buffer, offset, length, epochMillis) -> {});

        // Measured with eventsim: 31,251 listens, 38,545 page views, 560 auths; status changes are more frequent here.
        assertThat(counts.of(Topic.LISTEN)).isBetween(25_000L, 38_000L);
        assertThat((double) counts.of(Topic.PAGE_VIEW) / counts.of(Topic.LISTEN))
                .isBetween(1.18, 1.28);
        assertThat((double) counts.of(Topic.AUTH) / counts.of(Topic.LISTEN)).isBetween(0.012, 0.024);
    }

    @Test
    void aSmallRunHasDozensOfStatusChanges() {
        EventCounts counts = new Simulation(SimulationSettings.builder().build())
                .forEach((topic, buffer, offset, length, epochMillis) -> {});

        assertThat(counts.of(Topic.STATUS_CHANGE)).isBetween(20L, 100L);
    }

    private static void assertEveryListenHasItsPageView(List<RecordedEvent> events) {
        List<String> views = RecordedEvent.of(Topic.PAGE_VIEW, events).stream()
                .filter(event -> event.string("page").equals("NextSong"))
                .map(RecordedEvent::playKey)
                .toList();

        assertThat(views)
                .doesNotHaveDuplicates()
                .containsAll(RecordedEvent.of(Topic.LISTEN, events).stream()
                        .map(RecordedEvent::playKey)
                        .toList());
    }

    private static byte[] bytesOf(SimulationSettings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Simulation(settings)
                .forEach((topic, buffer, offset, length, epochMillis) -> bytes.write(buffer, offset, length));
        return bytes.toByteArray();
    }
}
