// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.flush.FlushPolicy;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.kafka.EventPoller;
import dev.songstreams.kafka.PollerSummary;
import dev.songstreams.lake.sink.LakeSink;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.simulator.EventCounts;
import dev.songstreams.simulator.Simulation;
import dev.songstreams.simulator.SimulationSettings;
import dev.songstreams.testkit.LocalStack;
import dev.songstreams.warehouse.connect.WarehousePool;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.insights.streams.Measure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The whole way in one JVM: simulated events, a real broker, a lake on S3, a local Redshift, the answers. */
@Command(
        name = "quickstart",
        description = "Go the whole way on embedded parts: simulate, listen, load, and answer the questions.")
final class QuickstartCommand implements Callable<Integer> {
    private static final int PARTITIONS = 2;
    private static final int TOP = 5;

    @Option(
            names = "--users",
            defaultValue = "200",
            description = "How many users to simulate. Default: ${DEFAULT-VALUE}")
    private int users;

    @Option(names = "--days", defaultValue = "20", description = "How many days to simulate. Default: ${DEFAULT-VALUE}")
    private int days;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final long start = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        say("starting a Kafka broker, an S3 server and a local Redshift");
        try (LocalStack stack = LocalStack.start();
                ObjectStore store = store(stack);
                WarehousePool warehouse = warehouse(stack)) {
            simulate(stack);
            listen(stack, store);
            say("loading the lake's zone clean into Redshift by COPY, and filling the star");
            Loading loading = new Loading(warehouse.database(), store, null);
            loading.catalog(null, spec.commandLine().getOut());
            loading.load(spec.commandLine().getOut());
            answer(new ListeningInsights(warehouse.database(), Loading.STAR.tables()));
        }
        say("done");
        return 0;
    }

    private static ObjectStore store(LocalStack stack) {
        URI lake = URI.create(stack.lake());
        return S3ObjectStore.builder(lake.getHost())
                .prefix(lake.getPath().substring(1))
                .endpoint(stack.s3().endpoint())
                .region(stack.s3().region())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stack.s3().accessKey(), stack.s3().secretKey())))
                .build();
    }

    private static WarehousePool warehouse(LocalStack stack) {
        return WarehousePool.builder(
                        stack.redshift().jdbcUrl(),
                        stack.redshift().user(),
                        stack.redshift().password())
                .open();
    }

    private void simulate(LocalStack stack) {
        say("simulating " + users + " users over " + days + " days, into Kafka");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            KafkaOutput.createTopics(admin, PARTITIONS);
        }
        EventCounts counts;
        try (KafkaOutput kafka = new KafkaOutput(stack.kafka().bootstrapServers(), null)) {
            counts = new Simulation(SimulationSettings.builder()
                            .users(users)
                            .period(Duration.ofDays(days))
                            .build())
                    .forEach(kafka);
        }
        say(counts.total() + " events are in Kafka: " + counts.byTopic());
    }

    private void listen(LocalStack stack, ObjectStore store) {
        say("listening: Kafka into raw and clean Parquet under " + store.root());
        LakeSink.Builder lake = LakeSink.builder(store);
        for (EventType<?> type : StreamifyEvent.types()) {
            lake.topic(type.name(), type);
        }
        try (EventPoller poller = EventPoller.builder()
                .bootstrapServers(stack.kafka().bootstrapServers())
                .group("quickstart")
                .topics(StreamifyEvent.types().stream().map(EventType::name).toList())
                .sink(lake.build())
                .flush(FlushPolicy.defaults())
                .untilCaughtUp()
                .build()) {
            poller.start();
            PollerSummary summary = poller.completion().join();
            say("in the lake: " + ListenCommand.text(summary));
        }
    }

    private void answer(ListeningInsights insights) throws IOException {
        long user = insights.topArtists(OptionalLong.empty(), 1).stream()
                .max(java.util.Comparator.comparingLong(artist -> artist.plays()))
                .orElseThrow(() -> new CommandFailure("no user listened to anything; simulate more users or days"))
                .userId();
        ask(insights, Question.TOP_SONGS, user, "Top songs of user " + user);
        ask(insights, Question.TOP_GENRES, user, "Top genres of user " + user);
        ask(insights, Question.TOP_ARTISTS, user, "Top artists of user " + user);
        ask(insights, Question.LISTENING_HOURS, user, "Listening hours of user " + user + ", UTC");
        ask(insights, Question.TOP_SONGS_BY_LOCATION, user, "Top songs by location, in Texas");
    }

    private void ask(ListeningInsights insights, Question question, long user, String title) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(title);
        Narrowing narrowing = new Narrowing(
                OptionalLong.of(user), Optional.empty(), Optional.of("TX"), TOP, Measure.PLAYS, 2, ZoneOffset.UTC);
        AnswerFormat.TABLE.print(question.answer(insights, narrowing), out);
        out.flush();
    }

    private void say(String what) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(java.util.Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - start) / 1e9, what);
        out.flush();
    }
}
