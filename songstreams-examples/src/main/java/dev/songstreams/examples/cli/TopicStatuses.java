// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.examples.cli.StatusCommand.TopicStatus;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeDescriptor;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.load.LedgerPosition;
import dev.songstreams.warehouse.load.LoadLedger;
import dev.songstreams.warehouse.load.LoaderSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Reads the state of each topic from the lake's log, Kafka's ends and the warehouse's ledger. */
final class TopicStatuses {
    private final LakeReader lake;
    private final @Nullable Admin admin;
    private final @Nullable WarehousePool warehouse;

    TopicStatuses(LakeReader lake, @Nullable Admin admin, @Nullable WarehousePool warehouse) {
        this.lake = lake;
        this.admin = admin;
        this.warehouse = warehouse;
    }

    List<TopicStatus> read() throws IOException {
        LakeDescriptor descriptor = lake.descriptor()
                .orElseThrow(() -> new CommandFailure(
                        "there is no lake under " + lake.store().root() + " yet"));
        List<TopicStatus> statuses = new ArrayList<>();
        for (String topic : lake.topics()) {
            statuses.add(status(descriptor.lakeId(), topic));
        }
        return statuses;
    }

    private TopicStatus status(String lakeId, String topic) throws IOException {
        LogEntry newest = lake.newest(topic).orElseThrow();
        Collection<DataFile> files = lake.files(topic);
        List<LogEntry> pending = pending(lakeId, topic, newest);
        return new TopicStatus(
                topic,
                newest.sequence(),
                newest.positions().entrySet().stream()
                        .map(position -> position.getKey() + ":" + position.getValue())
                        .collect(Collectors.joining(" ")),
                files.size(),
                rows(files, Zone.RAW),
                rows(files, Zone.CLEAN),
                rows(files, Zone.DEAD),
                undecoded(newest, files),
                files.stream().mapToLong(DataFile::bytes).sum(),
                lag(topic, newest.positions()),
                pending == null ? null : (long) pending.size(),
                pending == null ? null : NotLoadedRows.of(pending));
    }

    /** Records that came while the topic had zone raw alone, and wait for a type or a replay; null in a lake without zone raw. */
    private static @Nullable Long undecoded(LogEntry newest, Collection<DataFile> files) {
        return newest.schemas().containsKey(Zone.RAW)
                ? rows(files, Zone.RAW) - rows(files, Zone.CLEAN) - rows(files, Zone.DEAD)
                : null;
    }

    private static long rows(Collection<DataFile> files, Zone zone) {
        return files.stream()
                .filter(file -> file.zone() == zone)
                .mapToLong(DataFile::rows)
                .sum();
    }

    /** The entries that the warehouse does not have, or null where no warehouse was named or the topic is not loaded at all. */
    private @Nullable List<LogEntry> pending(String lakeId, String topic, LogEntry newest) throws IOException {
        boolean loadable = newest.schemas().containsKey(Zone.CLEAN);
        if (warehouse == null || !loadable) {
            return null;
        }
        LoadLedger ledger = LoadLedger.in(LoaderSettings.defaults().schema());
        long loaded = ledger.exists(warehouse.database())
                ? ledger.position(warehouse.database(), lakeId, topic)
                        .map(LedgerPosition::sequence)
                        .orElse(0L)
                : 0L;
        return lake.entriesAfter(topic, loaded);
    }

    private @Nullable Long lag(String topic, Map<Integer, Long> positions) {
        if (admin == null) {
            return null;
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        positions.keySet().forEach(partition -> ends.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
        try {
            long lag = 0;
            for (var end : admin.listOffsets(ends).all().get().entrySet()) {
                long position = positions.getOrDefault(end.getKey().partition(), 0L);
                lag += Math.max(0, end.getValue().offset() - position);
            }
            return lag;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw new CommandFailure("cannot read the ends of " + topic + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while reading the ends of " + topic, e);
        }
    }
}
