// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.ReadAsLatin1;
import dev.songstreams.core.sink.EventSink;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.core.sink.TopicSink;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.log.LakeDescriptors;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.LakeListener;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.RecreatedTopic;
import dev.songstreams.lake.log.SafeLakeListener;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sink that makes a lake: records become files of zones raw, clean and dead, committed exactly once by the lake's log.
 * Thread-safe. Uses the store and leaves it to the caller to close.
 *
 * <pre>{@code
 * LakeSink lake = LakeSink.builder(new LocalObjectStore(Path.of("/data/lake")))
 *         .topic("purchases", EventType.of(Purchase.class))
 *         .format(ParquetFormat.defaults())
 *         .build();
 * }</pre>
 */
public final class LakeSink implements EventSink {
    private final LakeSettings settings;
    private final ObjectStore store;
    private final Set<Zone> zones;
    private final Map<String, TopicModel> models;
    private final Clock clock;
    private final RecreatedTopic recreatedTopic;
    /** The clusters whose offsets the lake is known to take. */
    private final Set<String> described = ConcurrentHashMap.newKeySet();

    private LakeSink(Builder builder) {
        store = builder.store;
        settings = new LakeSettings(
                store,
                builder.format,
                builder.partitioner,
                builder.deadLetters,
                new SafeLakeListener(builder.listener));
        zones = EnumSet.copyOf(builder.zones);
        models = Map.copyOf(builder.models);
        clock = builder.clock;
        recreatedTopic = builder.recreatedTopic;
    }

    /** Settings for a lake under that root. */
    public static Builder builder(ObjectStore store) {
        return new Builder(store);
    }

    @Override
    public TopicSink open(TopicIdentity topic) {
        try {
            TopicPlan plan = TopicPlan.of(topic.name(), zones, models.get(topic.name()));
            describe(topic.clusterId());
            LogWriter log =
                    LogWriter.open(new TopicLog(store, topic.name()), topic, plan.schemas(), clock, recreatedTopic);
            return new LakeTopic(this, topic, plan, log);
        } catch (IOException e) {
            throw SinkFailures.of("cannot open " + topic.name() + " in the lake " + store.root(), e);
        } catch (IllegalArgumentException e) {
            throw new SinkException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Not again for each topic of a cluster: a descriptor never changes. Topics that are opened at once do not wait for each other. */
    private void describe(String clusterId) throws IOException {
        if (!described.contains(clusterId)) {
            LakeDescriptors.createOrCheck(store, zones, clusterId);
            described.add(clusterId);
        }
    }

    LakeSettings settings() {
        return settings;
    }

    /** Settings of a {@link LakeSink}. */
    public static final class Builder {
        private final ObjectStore store;
        private final Map<String, TopicModel> models = new HashMap<>();
        private FileFormat format = ParquetFormat.defaults();
        private Set<Zone> zones = EnumSet.of(Zone.RAW, Zone.CLEAN);
        private Partitioner partitioner = Partitioner.byDay();
        private DeadLetterListener deadLetters = new LoggingDeadLetterListener();
        private LakeListener listener = LakeListener.NONE;
        private Clock clock = Clock.systemUTC();
        private RecreatedTopic recreatedTopic = RecreatedTopic.REFUSE;

        private Builder(ObjectStore store) {
            this.store = store;
        }

        /** Parquet by default. */
        public Builder format(FileFormat fileFormat) {
            format = fileFormat;
            return this;
        }

        /** Raw and clean by default; zone dead comes with clean. Fixed when the lake is created. */
        public Builder zones(Set<Zone> written) {
            if (written.isEmpty() || written.contains(Zone.DEAD)) {
                throw new IllegalArgumentException(
                        "the zones to write are raw, clean or both, not " + written + "; zone dead comes with clean");
            }
            zones = EnumSet.copyOf(written);
            return this;
        }

        /** A topic whose values are JSON; text of {@link ReadAsLatin1} classes is repaired in zone clean. */
        public Builder topic(String topic, EventType<?> type) {
            return topic(topic, TopicModel.json(type));
        }

        /**
         * A topic with its way of decoding. Topics that are not named go to zone raw alone.
         *
         * @throws IllegalArgumentException if a column has the name of one that the lake adds, or of the folders of days, {@code
         *     date}: readers that take folders for columns, as DuckDB and Spark do by themselves, would give the folder's day in its place
         */
        public Builder topic(String topic, TopicModel model) {
            for (EventColumn column : model.type().columns()) {
                if (KafkaColumns.COORDINATES.stream().anyMatch(own -> own.name().equalsIgnoreCase(column.name()))) {
                    throw new IllegalArgumentException("topic " + topic + ": column " + column.name() + " of "
                            + model.type().name() + " is one that the lake adds; rename it with @Names(column = ...)");
                }
                if (column.name().equalsIgnoreCase(LakeLayout.DAY_COLUMN)) {
                    throw new IllegalArgumentException("topic " + topic + ": column " + column.name() + " of "
                            + model.type().name() + " would be hidden by the folders " + LakeLayout.DAY_COLUMN
                            + "=..., which many readers take for a column; rename it with @Names(column = ...)");
                }
            }
            models.put(topic, model);
            return this;
        }

        /** By the day of a row's time in UTC by default. */
        public Builder partitioner(Partitioner days) {
            partitioner = days;
            return this;
        }

        /** Is told of each dead letter; by default one that logs it at level DEBUG. Commits count them in any case. */
        public Builder onDeadLetter(DeadLetterListener listener) {
            deadLetters = listener;
            return this;
        }

        /** None by default: is told of conflicts, superseded batches and commits without an answer. */
        public Builder listener(LakeListener told) {
            listener = told;
            return this;
        }

        /** The system's by default; what entries of the log are dated by. */
        public Builder clock(Clock used) {
            clock = used;
            return this;
        }

        /**
         * {@link RecreatedTopic#REFUSE} by default: what to do about a topic that was deleted and created again under its
         * name. The topic's id alone decides that it is another, wherever its end stands.
         */
        public Builder onRecreatedTopic(RecreatedTopic policy) {
            recreatedTopic = policy;
            return this;
        }

        /** The sink. */
        public LakeSink build() {
            return new LakeSink(this);
        }
    }
}
