// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.doc;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.approximateCountDistinct;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Dates.extract;
import static dev.songstreams.warehouse.query.function.Dates.getDate;
import static dev.songstreams.warehouse.query.function.Numbers.plus;
import static dev.songstreams.warehouse.query.function.Ranking.rowNumber;
import static dev.songstreams.warehouse.query.function.Windows.lag;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.define.AlterTable;
import dev.songstreams.warehouse.query.define.CreateTable;
import dev.songstreams.warehouse.query.define.CreateTableAs;
import dev.songstreams.warehouse.query.define.TableLayout;
import dev.songstreams.warehouse.query.define.Truncate;
import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.Seek;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.expression.Window;
import dev.songstreams.warehouse.query.function.DateField;
import dev.songstreams.warehouse.query.model.Encoding;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.CommonTable;
import dev.songstreams.warehouse.query.table.RequiredColumn;
import dev.songstreams.warehouse.query.table.SuperPath;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.query.tuple.Tuple3;
import dev.songstreams.warehouse.query.upkeep.Analyze;
import dev.songstreams.warehouse.query.upkeep.Explain;
import dev.songstreams.warehouse.query.upkeep.Vacuum;
import dev.songstreams.warehouse.query.write.Delete;
import dev.songstreams.warehouse.query.write.Insert;
import dev.songstreams.warehouse.query.write.Merge;
import dev.songstreams.warehouse.query.write.RowInsert;
import dev.songstreams.warehouse.query.write.Update;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.QueryListener;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The examples of {@code docs/query-dsl.md}, which are compiled here and held to be the same. */
final class QueryDslExamples {

    public static final class Listens extends Table<Listens> {
        public static final Listens TABLE = new Listens(TableName.of("music", "listens"));

        public final RequiredColumn<Long> userId = required("user_id", SqlType.BIGINT);
        public final RequiredColumn<Instant> ts = required("ts", SqlType.TIMESTAMP);
        public final Column<String> artist = column("artist", SqlType.varchar(200));
        public final Column<String> song = column("song", SqlType.varchar(200));
        public final Column<Double> seconds = column("seconds", SqlType.DOUBLE);
        public final Column<Json> device = column("device", SqlType.SUPER);

        private Listens(TableName name) {
            super(name, Listens::new);
        }
    }

    record ArtistPlays(String artist, long plays, double seconds) {}

    record Listen(
            long userId,
            Instant ts,
            String artist,
            @Nullable String song) {}

    private static final Listens l = Listens.TABLE;
    private static final Listens staged = new Listens(TableName.of("music", "staged_listens"));
    private static final Listens top = new Listens(TableName.of("music", "top_listens"));

    private final Database database;

    QueryDslExamples(DataSource dataSource) {
        this.database = database(dataSource);
    }

    private static Database database(DataSource dataSource) {
        QueryListener log = new QueryListener() {};
        Database database = Database.over(dataSource)
                .withQueryTimeout(Duration.ofMinutes(5))
                .withStatementTimeout(Duration.ofMinutes(6))
                .withQueryGroup("dashboard")
                .withListener(log);
        return database;
    }

    List<ArtistPlays> topArtists(Optional<String> artist) {
        Query<ArtistPlays> query = Query.select(l.artist, count().as("plays"), sum(l.seconds))
                .from(l)
                .where(l.seconds.ge(30.0).and(artist.map(l.artist::eq).orElse(Condition.always())))
                .groupBy(l.artist)
                .having(count().gt(1L))
                .orderBy(count().desc(), l.artist.asc())
                .limit(10)
                .as(ArtistPlays.class);
        List<ArtistPlays> artists = database.fetch(query);
        return artists;
    }

    void tuples() {
        List<Tuple3<Long, String, Long>> perUser =
                database.fetch(Query.select(l.userId, l.artist, count()).from(l).groupBy(l.userId, l.artist));
        for (Tuple3<Long, String, Long> row : perUser) {
            show(row.first(), row.second(), row.third());
        }
    }

    Query<?> withoutTable() {
        var now = Query.select(getDate().as("now"), value("Rock").as("genre")).withoutFrom();
        return now;
    }

    Query<?> lastSongs() {
        var place = rowNumber().over(Window.partitionedBy(l.userId).orderBy(l.ts.desc()));
        var before =
                lag(l.song, 1).ignoreNulls().over(Window.partitionedBy(l.userId).orderBy(l.ts.asc()));
        var lastSongs =
                Query.select(l.userId, l.song, before.as("before")).from(l).qualify(place.le(3L));
        return lastSongs;
    }

    Query<?> hours() {
        var hour = extract(DateField.HOUR, convertTimezone(ZoneId.of("Europe/Paris"), l.ts))
                .as("hour");
        var perHour = Query.select(hour, l.artist, count(), approximateCountDistinct(l.userId))
                .from(l)
                .groupByRollup(hour, l.artist);
        return perHour;
    }

    Query<?> busyUsers() {
        var plays = count().as("plays");
        CommonTable busy =
                Query.select(l.userId, plays).from(l).groupBy(l.userId).asCommonTable("busy");
        var theirSongs = Query.with(busy)
                .select(l.song, busy.column(plays))
                .from(l)
                .join(busy)
                .on(busy.column(l.userId).eq(l.userId))
                .where(busy.column(plays).gt(100L));
        return theirSongs;
    }

    Query<?> nextPage(Listen last) {
        var page = Query.select(l.userId, l.ts, l.song).from(l).limit(50);
        var first = page.orderBy(l.ts.desc(), l.userId.asc());
        var next = page.seek(Seek.descending(l.ts, last.ts()).thenAscending(l.userId, last.userId()));
        return next.unionAll(first);
    }

    Query<?> devices() {
        SuperPath brands = SuperPath.of(l.device).get("brands");
        var brand = brands.elements("brand");
        var names = Query.select(l.userId, brand.element().get("name").cast(SqlType.varchar(50)))
                .from(l)
                .crossJoin(brand)
                .where(brands.at(0).get("version").cast(SqlType.INTEGER).ge(100));
        return names;
    }

    Query<?> numbers() {
        var step = l.userId.as("step");
        CommonTable steps = Query.select(step)
                .from(l)
                .where(l.userId.eq(1L))
                .asRecursiveTable(
                        "steps",
                        self -> Query.select(plus(self.column(step), 1L))
                                .from(self)
                                .where(self.column(step).lt(10L)));
        return Query.with(steps).select(steps.column(step)).from(steps);
    }

    void write(List<Listen> listens, Instant oldest) {
        database.execute(
                Insert.into(l).values(l.userId.to(7L), l.ts.to(Instant.now()), l.artist.to("Muse"), l.song.toNull()));
        database.execute(Insert.into(top)
                .select(top.userId.to(l.userId), top.ts.to(l.ts), top.song.to(l.song))
                .as(rows -> rows.from(l).where(l.seconds.gt(60.0))));
        RowInsert<Listen> rows = RowInsert.<Listen>into(l)
                .set(l.userId, Listen::userId)
                .set(l.ts, Listen::ts)
                .set(l.artist, Listen::artist)
                .setNullable(l.song, Listen::song);
        long inserted = database.insert(rows, listens);
        long changed = database.execute(Update.table(l)
                .set(l.artist.to(staged.artist))
                .from(staged)
                .where(staged.userId.eq(l.userId).and(staged.ts.eq(l.ts))));
        long deleted = database.execute(Delete.from(l).where(l.ts.lt(oldest)));
        long mended = database.execute(Update.table(l)
                .set(l.artist.to(staged.artist))
                .from(staged)
                .join(top)
                .on(top.userId.eq(staged.userId))
                .where(staged.userId.eq(l.userId)));
        long merged = database.execute(Merge.into(l)
                .using(staged)
                .on(l.userId.eq(staged.userId).and(l.ts.eq(staged.ts)))
                .whenMatchedUpdate(l.song.to(staged.song))
                .whenNotMatchedInsert(l.userId.to(staged.userId), l.ts.to(staged.ts), l.song.to(staged.song)));
        requireAll(inserted, changed, mended, deleted, merged);
    }

    void define() {
        database.execute(CreateTable.of(l)
                .ifNotExists()
                .keys(TableLayout.distributedBy(l.userId).sortedBy(l.userId, l.ts))
                .encoded(l.artist, Encoding.ZSTD));
        database.execute(CreateTableAs.of(
                        TableName.of("music", "songs_played"),
                        Query.select(l.artist, l.song, count().as("plays"))
                                .from(l)
                                .groupBy(l.artist, l.song))
                .keys(TableLayout.onEveryNode()));
        database.execute(AlterTable.of(l).addColumn(l.device));
        database.execute(Truncate.table(staged.name()));
        database.execute(Analyze.table(l).predicateColumns());
        database.execute(Vacuum.full(l.name()).toPercent(99));
        List<String> plan = database.explain(Explain.of(Delete.from(l).where(l.userId.eq(7L))));
        requireAll(plan.size());
    }

    void run() {
        long moved = database.inTransaction(transaction -> {
            transaction.execute(Insert.into(top)
                    .select(top.userId.to(staged.userId), top.ts.to(staged.ts))
                    .as(rows -> rows.from(staged)));
            return transaction.execute(Delete.from(staged).everyRow());
        });
        try (Stream<String> songs = database.stream(Query.select(l.song).from(l))) {
            songs.forEach(this::handle);
        }
        requireAll(moved);
    }

    private void show(Long userId, String artist, Long plays) {
        handle(userId + artist + plays);
    }

    private void handle(String song) {
        requireAll(song.length());
    }

    private static void requireAll(long... numbers) {
        for (long number : numbers) {
            if (number < 0) {
                throw new IllegalStateException("negative: " + number);
            }
        }
    }
}
