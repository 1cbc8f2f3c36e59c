// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.LakeDescriptor;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.ddl.TableMismatchException;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads zone clean of a lake on S3 into Redshift by COPY, each entry of the lake's log exactly once: of any number of loaders,
 * in any number of processes, and whatever breaks. Makes the tables and appends columns to them. Immutable; safe for use by
 * many threads.
 *
 * <pre>{@code
 * WarehouseLoader loader = new WarehouseLoader(database, new LakeReader(s3), LoaderSettings.builder()
 *         .keys("listen_events", EventType.of(ListenEvent.class))
 *         .build());
 * for (TopicLoad load : loader.load()) {
 *     System.out.println(load.topic() + ": " + load.rows() + " rows");
 * }
 * }</pre>
 *
 * <p>A file that COPY refuses fails its topic's load, again and again, until it is mended or the table is; other topics are
 * loaded all the same. {@link #quarantine} takes such a file out of the way, {@link #release} lets it in again.
 */
public final class WarehouseLoader {
    private final Database database;
    private final LakeReader lake;
    private final LoaderSettings settings;
    private final LoadListener log;

    /**
     * A loader of a lake.
     *
     * @throws IllegalArgumentException if the lake is not on S3
     */
    public WarehouseLoader(Database database, LakeReader lake, LoaderSettings settings) {
        URI root = lake.store().root();
        if (!"s3".equals(root.getScheme())) {
            throw new IllegalArgumentException(
                    "the lake lies under " + root + ", but Redshift's COPY reads from S3 alone,"
                            + " since files of this machine are out of its reach. Load a lake under s3://bucket/prefix");
        }
        this.database = database;
        this.lake = lake;
        this.settings = settings;
        this.log = new LoadLog(settings.listener());
    }

    /**
     * Loads what is new of every topic that has a zone clean. A topic that fails does not keep the others from being loaded.
     *
     * @return what was done for each topic, in the order of their names
     * @throws LoadException the first topic's failure, with those of others as suppressed
     * @throws dev.songstreams.warehouse.run.WarehouseException if the warehouse can't be reached or refuses what has to do
     *     with no single topic
     * @throws UncheckedIOException if the lake can't be reached
     * @throws IllegalArgumentException if there is no lake
     */
    public List<TopicLoad> load() {
        List<TopicTarget> targets = targets();
        LoadContext context = context();
        List<TopicLoad> loads = new ArrayList<>();
        LoadException failure = null;
        for (TopicTarget target : targets) {
            try {
                load(context, target).ifPresent(loads::add);
            } catch (LoadException e) {
                failure = firstOf(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return loads;
    }

    /**
     * Loads what is new of one topic.
     *
     * @throws LoadException if it fails, or there is no such topic in zone clean of this lake
     */
    public TopicLoad load(String topic) {
        TopicTarget target = new TopicTarget(lakeId(), topic, settings.table(topic));
        return load(context(), target)
                .orElseThrow(() -> target.failed("there is nothing of it in zone clean of the lake "
                        + lake.store().root()
                        + ", and only that zone is loaded. Check the topic's name, or write it with an event type"));
    }

    /**
     * Takes a file out of the way of loads, until it is released: loads leave it out, and note in the ledger that they did.
     * Who did it, when and why is kept.
     *
     * @param file its key under the lake's root
     * @param reason why, for whoever finds it later; one character or more
     * @return the file in quarantine; the same if it is there already
     * @throws LoadException if there is no such file in zone clean of the topic, or it is loaded already
     */
    public QuarantinedFile quarantine(String topic, ObjectKey file, String reason) {
        return of(topic, desk -> desk.quarantine(file, reason));
    }

    /**
     * Lets a file out of quarantine. If its entry of the log is loaded already, its rows are loaded now, exactly once, and
     * the star takes them in at its next refresh; if not, they come with the entry.
     *
     * @return what was loaded now
     * @throws LoadException if the file is not in quarantine, or it can't be loaded all the same and stays there
     */
    public TopicLoad release(String topic, ObjectKey file) {
        return of(topic, desk -> desk.release(file));
    }

    /** The files of a topic that loads leave out, in the log's order. */
    public List<QuarantinedFile> quarantined(String topic) {
        return context().ledger().quarantined(database, lakeId(), topic);
    }

    private <T> T of(String topic, DeskWork<T> work) {
        TopicTarget target = new TopicTarget(lakeId(), topic, settings.table(topic));
        try {
            return work.at(new QuarantineDesk(context(), lake, target));
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    /** What is done about quarantine. */
    private interface DeskWork<T> {
        T at(QuarantineDesk desk) throws IOException;
    }

    private LoadException unusable(TopicTarget target, IOException cause) {
        return new LoadException(
                target.topic(), "the lake " + lake.store().root() + " can't be used: " + cause.getMessage(), cause);
    }

    private Optional<TopicLoad> load(LoadContext context, TopicTarget target) {
        try {
            Optional<LogEntry> newest = lake.newest(target.topic());
            if (newest.isEmpty() || !newest.get().schemas().containsKey(Zone.CLEAN)) {
                return Optional.empty();
            }
            return Optional.of(new TopicLoader(context, lake, target).load(newest.get()));
        } catch (LoadException e) {
            throw told(target, e);
        } catch (TableMismatchException e) {
            throw told(target, new LoadException(target.topic(), String.valueOf(e.getMessage()), e));
        } catch (IOException e) {
            throw told(target, unusable(target, e));
        }
    }

    private LoadException told(TopicTarget target, LoadException failure) {
        log.failed(target.topic(), failure);
        return failure;
    }

    private static LoadException firstOf(@Nullable LoadException first, LoadException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private LoadContext context() {
        LoadLedger ledger = LoadLedger.in(settings.schema());
        ledger.createIfMissing(database);
        return new LoadContext(database, ledger, new ManifestStore(lake.store()), settings, log);
    }

    private List<TopicTarget> targets() {
        String lakeId = lakeId();
        Map<TableName, String> topicsOfTables = new HashMap<>();
        List<TopicTarget> targets = new ArrayList<>();
        for (String topic : topics()) {
            TableName table = settings.table(topic);
            String other = topicsOfTables.put(table, topic);
            if (other != null) {
                throw new LoadException(
                        topic,
                        "its table " + QualifiedName.sql(table) + " is that of the topic " + other
                                + " as well; name another table for one of them in the loader's settings",
                        null);
            }
            targets.add(new TopicTarget(lakeId, topic, table));
        }
        return targets;
    }

    private List<String> topics() {
        try {
            return lake.topics();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the topics of the lake " + lake.store().root() + " can't be listed: " + e.getMessage(), e);
        }
    }

    private String lakeId() {
        try {
            return lake.descriptor()
                    .map(LakeDescriptor::lakeId)
                    .orElseThrow(() -> new IllegalArgumentException("there is no lake under "
                            + lake.store().root() + ": nothing was written there yet. Check the address"));
        } catch (IOException e) {
            throw new UncheckedIOException("the lake " + lake.store().root() + " can't be read: " + e.getMessage(), e);
        }
    }
}
