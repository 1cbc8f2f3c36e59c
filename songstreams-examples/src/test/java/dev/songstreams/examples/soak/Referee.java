// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.examples.soak.Workload.Coordinates;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.kafka.common.TopicPartition;

/** Says whether a lake holds what Kafka holds: each record, once, as it was. */
final class Referee {
    private final SoakLake lake;
    private final Truth truth;
    private final LakeReader reader;
    private final List<String> faults = new ArrayList<>();

    Referee(SoakLake lake, Truth truth) {
        this.lake = lake;
        this.truth = truth;
        this.reader = new LakeReader(lake.store());
    }

    /** Fails with all that is wrong. */
    void check(String context) throws IOException, SQLException {
        Set<Coordinates> dead = new HashSet<>();
        for (String topic : SoakKafka.TOPICS) {
            List<DataFile> files = List.copyOf(reader.files(topic));
            Map<Integer, Hashes> raw = raw(topic, of(files, Zone.RAW));
            Map<Integer, Hashes> clean = offsets(topic, of(files, Zone.CLEAN), offset -> {});
            offsets(topic, of(files, Zone.DEAD), dead::add);
            checkCounts(topic, raw, clean, dead);
            checkPositions(topic);
            checkFiles(files);
        }
        if (!dead.equals(truth.spoiled())) {
            fault("the dead letters are not the spoiled records: " + dead.size() + " and "
                    + truth.spoiled().size());
        }
        assertThat(faults).as("%s of %s", lake.name(), context).isEmpty();
    }

    /** Fails if anything lies in the lake that the log does not name. */
    void checkSwept(String context) throws IOException {
        Set<ObjectKey> named = new HashSet<>();
        for (String topic : SoakKafka.TOPICS) {
            reader.files(topic).forEach(file -> named.add(file.key()));
        }
        Set<ObjectKey> found = new HashSet<>();
        for (Zone zone : Zone.values()) {
            try (Stream<ObjectSummary> listed = lake.store().list(zone.folder() + "/", null)) {
                listed.forEach(object -> found.add(object.key()));
            }
        }
        assertThat(found).as("objects in %s of %s", lake.name(), context).isEqualTo(named);
        assertThat(lake.unfinished())
                .as("unfinished in %s of %s", lake.name(), context)
                .isZero();
    }

    private Map<Integer, Hashes> raw(String topic, List<DataFile> files) throws SQLException {
        Map<Integer, Hashes> found = new TreeMap<>();
        String columns = "kafka_topic, kafka_partition::int, kafka_offset::bigint, value, value_base64";
        ZoneRows.forEach(lake, files, columns, row -> {
            Coordinates at = new Coordinates(row.getString(1), row.getInt(2), row.getLong(3));
            byte[] value = value(row);
            if (!found.computeIfAbsent(at.partition(), p -> new Hashes()).add(at.offset(), value)) {
                fault("twice in raw: " + at);
            }
            Hashes inKafka = truth.values().get(new TopicPartition(at.topic(), at.partition()));
            if (!at.topic().equals(topic) || inKafka == null || !inKafka.has(at.offset(), value)) {
                fault("not as in Kafka: " + at);
            }
        });
        return found;
    }

    private static byte[] value(ResultSet row) throws SQLException {
        String text = row.getString(4);
        String base64 = row.getString(5);
        return base64 != null ? Base64.getDecoder().decode(base64) : text == null ? null : text.getBytes(UTF_8);
    }

    /** Takes note of a row. */
    private interface Visitor {
        void visit(Coordinates at);
    }

    private Map<Integer, Hashes> offsets(String topic, List<DataFile> files, Visitor visitor) throws SQLException {
        Map<Integer, Hashes> found = new HashMap<>();
        ZoneRows.forEach(lake, files, "kafka_partition::int, kafka_offset::bigint", row -> {
            Coordinates at = new Coordinates(topic, row.getInt(1), row.getLong(2));
            if (!found.computeIfAbsent(at.partition(), p -> new Hashes()).add(at.offset(), null)) {
                fault("twice in clean or dead: " + at);
            }
            visitor.visit(at);
        });
        return found;
    }

    private void checkCounts(
            String topic, Map<Integer, Hashes> raw, Map<Integer, Hashes> clean, Set<Coordinates> dead) {
        truth.values().forEach((partition, inKafka) -> {
            if (!partition.topic().equals(topic)) {
                return;
            }
            int kept = count(raw, partition);
            int decoded = count(clean, partition);
            long refused = dead.stream()
                    .filter(at -> at.topic().equals(topic) && at.partition() == partition.partition())
                    .count();
            if (kept != inKafka.count() || decoded + refused != inKafka.count()) {
                fault(partition + " has " + inKafka.count() + " records, the lake " + kept + " raw, " + decoded
                        + " clean and " + refused + " dead");
            }
        });
    }

    private static int count(Map<Integer, Hashes> found, TopicPartition partition) {
        Hashes hashes = found.get(partition.partition());
        return hashes == null ? 0 : hashes.count();
    }

    private void checkPositions(String topic) throws IOException {
        Map<Integer, Long> ends = new TreeMap<>();
        truth.ends().forEach((partition, end) -> {
            if (partition.topic().equals(topic)) {
                ends.put(partition.partition(), end);
            }
        });
        Map<Integer, Long> positions =
                reader.newest(topic).map(LogEntry::positions).orElse(Map.of());
        if (!positions.equals(ends)) {
            fault(topic + " stands at " + positions + " in the lake, and ends at " + ends);
        }
    }

    private void checkFiles(List<DataFile> files) throws IOException {
        for (DataFile file : files) {
            CRC32C crc = new CRC32C();
            long bytes;
            try (InputStream in = new CheckedInputStream(Files.newInputStream(lake.file(file.key())), crc)) {
                bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (bytes != file.bytes() || !String.format("%08x", crc.getValue()).equals(file.crc32c())) {
                fault(file.key() + " is not the file that the log names");
            }
        }
    }

    private static List<DataFile> of(List<DataFile> files, Zone zone) {
        return files.stream().filter(file -> file.zone() == zone).toList();
    }

    private void fault(String what) {
        if (faults.size() < 20) {
            faults.add(what);
        }
    }
}
