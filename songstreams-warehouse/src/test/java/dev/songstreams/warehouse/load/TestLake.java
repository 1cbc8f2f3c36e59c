// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.event.EventType;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.testkit.LocalS3;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A lake on the real S3 protocol, and a schema of the local Redshift to load it into. */
public final class TestLake implements AutoCloseable {
    static final String TOPIC = "plays";

    private final LocalS3 s3;
    private final LocalRedshift redshift;
    private final WarehousePool pool;
    private final String name;
    private final ObjectStore store;

    TestLake(LocalS3 s3, LocalRedshift redshift, WarehousePool pool, String name) {
        this(s3, redshift, pool, name, name);
    }

    private TestLake(LocalS3 s3, LocalRedshift redshift, WarehousePool pool, String name, String prefix) {
        this.s3 = s3;
        this.redshift = redshift;
        this.pool = pool;
        this.name = name;
        this.store = TestStores.on(s3, LoadStack.BUCKET, prefix);
    }

    /** Another lake, to be loaded into the same schema. */
    TestLake another() {
        return new TestLake(s3, redshift, pool, name, name + "-other");
    }

    LocalS3 s3() {
        return s3;
    }

    public String name() {
        return name;
    }

    public ObjectStore store() {
        return store;
    }

    LakeReader reader() {
        return new LakeReader(store);
    }

    LocalRedshift redshift() {
        return redshift;
    }

    public Database database() {
        return pool.database();
    }

    WarehousePool pool() {
        return pool;
    }

    /** The topic of most tests. */
    WrittenTopic plays(FileFormat format) {
        return topic(TOPIC, Play.TYPE, format);
    }

    WrittenTopic topic(String topic, EventType<?> type, FileFormat format) {
        return new WrittenTopic(store, topic, type, format);
    }

    LoaderSettings.Builder settings() {
        return LoaderSettings.builder().schema(name).keys(TOPIC, Play.TYPE);
    }

    WarehouseLoader loader() {
        return loader(settings().build());
    }

    WarehouseLoader loader(LoaderSettings settings) {
        return new WarehouseLoader(database(), reader(), settings);
    }

    LoadLedger ledger() {
        return LoadLedger.in(name);
    }

    /** The name of a table in this test's schema. */
    public String table(String table) {
        return name + "." + table;
    }

    /** The rows of a query as text, a line each; null is {@code null}. */
    public List<String> query(String sql) {
        return database().withConnection(connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        values.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(String.join("|", values));
                }
            }
            return rows;
        });
    }

    public void execute(String sql) {
        database().execute(sql);
    }

    long rows() {
        return Long.parseLong(query("select count(*) from " + table(TOPIC)).get(0));
    }

    List<DataFile> cleanFiles() throws IOException {
        return reader().files(TOPIC).stream()
                .filter(file -> file.zone() == Zone.CLEAN)
                .toList();
    }

    /** Replaces text in a file of the lake by text of the same length, as a broken disk or a hand might. */
    void damage(DataFile file, String text, String other) throws IOException {
        String content = new String(store.read(file.key()), StandardCharsets.UTF_8);
        if (text.length() != other.length() || !content.contains(text)) {
            throw new AssertionError("can't replace " + text + " by " + other + " in " + content);
        }
        store.put(file.key(), content.replace(text, other).getBytes(StandardCharsets.UTF_8));
    }

    List<String> manifests() throws IOException {
        try (Stream<ObjectSummary> listed = store.list("_songstreams-loads/", null)) {
            return listed.map(ObjectSummary::key).map(ObjectKey::path).toList();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
