// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.event.EventType;
import dev.songstreams.warehouse.copy.Authorization;
import dev.songstreams.warehouse.copy.IamRole;
import dev.songstreams.warehouse.copy.TemporaryCredentials;
import dev.songstreams.warehouse.ddl.TableKeys;
import dev.songstreams.warehouse.query.table.TableName;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a loader loads.
 *
 * @param schema the schema of the tables and of the ledger; {@code public} unless told
 * @param authorization by what right Redshift reads the lake's bucket, asked anew for each transaction; the cluster's default role
 *     unless told
 * @param tables the tables of topics that have another name than the topic
 * @param sharedTables the topics whose tables may have rows of other lakes or topics as well; none unless told
 * @param onRecreatedTopic what to do where a topic was deleted and created again; refuse unless told
 * @param keys distribution and sort keys by topic, used when a table is made; left to Redshift where none are given
 * @param maxEntries the most log entries that one transaction loads; 500 unless told
 * @param maxBytes the most bytes of files that one transaction loads, unless a single entry has more; 16 GiB unless told
 * @param listener is told of every step; nobody unless told
 * @param clock dates the ledger's rows; the system's unless told
 */
public record LoaderSettings(
        String schema,
        Supplier<? extends Authorization> authorization,
        Map<String, String> tables,
        Set<String> sharedTables,
        RecreatedTopic onRecreatedTopic,
        Map<String, TableKeys> keys,
        int maxEntries,
        long maxBytes,
        LoadListener listener,
        Clock clock) {
    /** The ledger's rows of a load are one statement, and a statement has at most 32,767 values. */
    private static final int MOST_ENTRIES = 2_000;

    /** Checks the limits, and copies the maps. */
    public LoaderSettings {
        tables = Map.copyOf(tables);
        sharedTables = Set.copyOf(sharedTables);
        keys = Map.copyOf(keys);
        if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "a transaction loads 1 to " + MOST_ENTRIES + " entries, not " + maxEntries);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a transaction loads one or more bytes, not " + maxBytes);
        }
    }

    /** The defaults. */
    public static LoaderSettings defaults() {
        return builder().build();
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The table of a topic: the one told, else the topic's name in snake_case. */
    public TableName table(String topic) {
        String told = tables.get(topic);
        return TableName.of(schema, told == null ? snakeCase(topic) : told);
    }

    TableKeys keys(String topic) {
        return keys.getOrDefault(topic, TableKeys.AUTO);
    }

    private static String snakeCase(String topic) {
        return topic.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "_");
    }

    /** Settings, each with its default until told. */
    public static final class Builder {
        private static final int MAX_ENTRIES = 500;
        private static final long MAX_BYTES = 16L << 30;

        private final Map<String, String> tables = new HashMap<>();
        private final Map<String, TableKeys> keys = new HashMap<>();
        private final Set<String> sharedTables = new HashSet<>();
        private String schema = "public";
        private Supplier<? extends Authorization> authorization = () -> IamRole.DEFAULT;
        private RecreatedTopic onRecreatedTopic = RecreatedTopic.REFUSE;
        private int maxEntries = MAX_ENTRIES;
        private long maxBytes = MAX_BYTES;
        private LoadListener listener = LoadListener.NONE;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** {@code public} by default; made if it is missing. */
        public Builder schema(String name) {
            schema = name;
            return this;
        }

        /** The cluster's default role by default. */
        public Builder iamRole(IamRole role) {
            authorization = () -> role;
            return this;
        }

        /**
         * Keys for a while in place of a role, asked for before each transaction. They are shown nowhere, but they stand in the
         * text that the server gets; a role is better.
         */
        public Builder credentials(Supplier<TemporaryCredentials> keys) {
            authorization = keys;
            return this;
        }

        /**
         * Lets a topic's table have rows of other lakes or topics as well, which are other records: as where a new lake goes on
         * where an old one ended. Refused by default, since the same topic of two lakes would stand in it twice. What
         * rewrites rows can't be loaded into such a table.
         */
        public Builder shareTable(String topic) {
            sharedTables.add(topic);
            return this;
        }

        /** What to do where the log goes on with a topic that was deleted and created again; refuse by default. */
        public Builder onRecreatedTopic(RecreatedTopic policy) {
            onRecreatedTopic = policy;
            return this;
        }

        /** The topic's name in snake_case by default. */
        public Builder table(String topic, String table) {
            tables.put(topic, table);
            return this;
        }

        /** The keys that are marked in the topic's record; left to Redshift by default. */
        public Builder keys(String topic, EventType<?> type) {
            keys.put(topic, TableKeys.of(type));
            return this;
        }

        /** The most log entries of one transaction; 500 by default. */
        public Builder maxEntries(int entries) {
            maxEntries = entries;
            return this;
        }

        /** The most bytes of one transaction, unless one entry has more; 16 GiB by default. */
        public Builder maxBytes(long bytes) {
            maxBytes = bytes;
            return this;
        }

        /** Nobody by default. */
        public Builder listener(LoadListener told) {
            listener = told;
            return this;
        }

        /** The system's by default. */
        public Builder clock(Clock used) {
            clock = used;
            return this;
        }

        /** The settings. */
        public LoaderSettings build() {
            return new LoaderSettings(
                    schema,
                    authorization,
                    tables,
                    sharedTables,
                    onRecreatedTopic,
                    keys,
                    maxEntries,
                    maxBytes,
                    listener,
                    clock);
        }
    }
}
