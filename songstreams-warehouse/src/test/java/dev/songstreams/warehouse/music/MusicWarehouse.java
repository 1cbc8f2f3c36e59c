// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

import com.amazon.redshift.jdbc.DataSource;
import dev.songstreams.testkit.LocalRedshift;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.run.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A local Redshift with a few songs and listens in it, reached by the real driver. */
public final class MusicWarehouse implements AutoCloseable {

    /** Nothing is copied from S3 here, so no S3 is started. */
    private static final URI NO_S3 = URI.create("http://127.0.0.1:9");

    private static final String TABLES = """
            create schema music;
            create table music.songs (
                song_key bigint, title varchar(100), genre varchar(40), year integer
            ) diststyle all;
            create table music.listens (
                user_id bigint, artist varchar(100), song varchar(100), song_key bigint, duration double precision,
                loudness real, item_in_session integer, level varchar(10), state varchar(2), skipped boolean,
                royalty decimal(18, 4), session_id varchar(36), ts timestamp, day date
            ) distkey(user_id) sortkey(ts);
            create table music.plays (
                id bigint not null, title varchar(100) not null, genre varchar(40) default 'None', year integer,
                level varchar(10), at timestamp, day date, payload super
            );
            create table music.staged_plays (like music.plays including defaults);
            create table music.scratch (id bigint);
            """;

    private static final String ROWS = """
            insert into music.songs values
                (1, 'Starlight', 'Rock', 2006),
                (2, 'Bliss', 'Rock', 2001),
                (3, 'Yambo', 'Folk', null),
                (4, 'Unplayed', null, 1999);
            insert into music.listens values
                (7, 'Muse', 'Starlight', 1, 240.5, -7.5, 0, 'free', 'CA', false, 0.0040,
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001', '2026-11-01 23:59:30', '2026-11-01'),
                (7, 'Muse', 'Starlight', 1, 239.5, -7.5, 1, 'free', 'CA', false, 0.0040,
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001', '2026-11-02 00:03:30', '2026-11-02'),
                (7, 'Gnahoré', 'Yambo', 3, 100, null, 2, 'free', 'CA', true, null,
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad001', '2026-11-02 00:07:30', '2026-11-02'),
                (8, 'Muse', 'Bliss', 2, 250, -6.5, 0, 'paid', 'WA', false, 0.0100,
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad002', '2026-11-02 10:00:00', '2026-11-02'),
                (8, 'Nobody', '100% Live_', null, 30, null, 1, 'paid', null, true, null,
                    '6d1ff4c1-7d5f-4b07-a4d9-2f0c6a1ad002', '2026-11-02 10:05:00', '2026-11-02');
            insert into music.plays values
                (1, 'Starlight', 'Rock', 2006, 'free', '2026-11-01 23:59:30', '2026-11-01', json_parse('{"items": [1, 2]}')),
                (2, 'Bliss', null, null, null, null, null, null);
            insert into music.staged_plays (id, title) values (2, 'Bliss again'), (3, 'Yambo');
            """;

    private final LocalRedshift redshift;

    private MusicWarehouse(LocalRedshift redshift) {
        this.redshift = redshift;
    }

    public static MusicWarehouse start() throws SQLException {
        MusicWarehouse warehouse = new MusicWarehouse(
                LocalRedshift.builder(NO_S3, "us-east-1", "none", "none").start());
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute(ROWS);
        } catch (SQLException e) {
            warehouse.close();
            throw e;
        }
        return warehouse;
    }

    public DataSource dataSource() throws SQLException {
        DataSource dataSource = new DataSource();
        dataSource.setUrl(redshift.jdbcUrl());
        dataSource.setUser(redshift.user());
        dataSource.setPassword(redshift.password());
        return dataSource;
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    public WarehousePool pool() {
        return poolOf("").open();
    }

    /** A pool whose address has these further settings, such as {@code &ssl=false}. */
    public WarehousePool.Builder poolOf(String settings) {
        return WarehousePool.builder(redshift.jdbcUrl() + settings, redshift.user(), redshift.password());
    }

    public Database database() throws SQLException {
        return Database.over(dataSource());
    }

    @Override
    public void close() {
        redshift.close();
    }
}
