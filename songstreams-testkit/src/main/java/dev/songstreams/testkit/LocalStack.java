// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, S3 and Redshift together: everything the pipeline needs, on this machine and in this JVM.
 *
 * <p>With a {@linkplain Builder#directory directory}, topics, objects and tables are there again after a restart; one stack at a
 * time may use it. Closing the stack closes all three; a start that fails leaves nothing behind.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.start()) {
 *     stack.kafka().createTopic("listen_events", 4);
 *     stack.environment().forEach((name, value) -> System.out.println("export " + name + "=" + value));
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {

    private static final String BUCKET = "lake";

    private final Closing parts;
    private final LocalKafka kafka;
    private final LocalS3 s3;
    private final LocalRedshift redshift;

    private LocalStack(Closing parts, LocalKafka kafka, LocalS3 s3, LocalRedshift redshift) {
        this.parts = parts;
        this.kafka = kafka;
        this.s3 = s3;
        this.redshift = redshift;
    }

    /** Starts a stack on free ports that forgets everything when closed. */
    public static LocalStack start() {
        return builder().start();
    }

    /** Where the stack keeps its data, and its ports. */
    public static Builder builder() {
        return new Builder();
    }

    /** The broker. */
    public LocalKafka kafka() {
        return kafka;
    }

    /** The object store, which has the bucket of the lake already. */
    public LocalS3 s3() {
        return s3;
    }

    /** The warehouse, whose COPY reads from the object store. */
    public LocalRedshift redshift() {
        return redshift;
    }

    /** Where the lake should be: a place in a bucket that exists. */
    public String lake() {
        return "s3://" + BUCKET + "/songstreams";
    }

    /**
     * The environment variables with which AWS SDKs, psql and Songstreams find the stack, in a fixed order. They hold the passwords of
     * the stack, which are of no use anywhere else.
     */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", s3.accessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", s3.secretKey());
        variables.put("AWS_REGION", s3.region());
        variables.put("SONGSTREAMS_LAKE", lake());
        variables.put("SONGSTREAMS_WAREHOUSE", redshift.jdbcUrl());
        variables.put("SONGSTREAMS_WAREHOUSE_USER", redshift.user());
        variables.put("SONGSTREAMS_WAREHOUSE_PASSWORD", redshift.password());
        variables.put("PGHOST", redshift.host());
        variables.put("PGPORT", String.valueOf(redshift.port()));
        variables.put("PGUSER", redshift.user());
        variables.put("PGPASSWORD", redshift.password());
        variables.put("PGDATABASE", redshift.database());
        return Collections.unmodifiableMap(variables);
    }

    /** Stops all three. */
    @Override
    public void close() {
        parts.close();
    }

    /** Settings of a {@link LocalStack}: temporary and on free ports by default. */
    public static final class Builder {

        private @Nullable Path directory;
        private int kafkaPort;
        private int s3Port;
        private int redshiftPort;

        private Builder() {}

        /** Keeps all data in {@code kafka}, {@code s3} and {@code redshift} under this directory; default: none is kept. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        /** The broker's port; default: 0, a free one. */
        public Builder kafkaPort(int port) {
            this.kafkaPort = port;
            return this;
        }

        /** The object store's port; default: 0, a free one. */
        public Builder s3Port(int port) {
            this.s3Port = port;
            return this;
        }

        /** The warehouse's port; default: 0, a free one. */
        public Builder redshiftPort(int port) {
            this.redshiftPort = port;
            return this;
        }

        /**
         * Starts all three; on return they can be used.
         *
         * @throws IllegalStateException if one of them does not start; then none is left running
         */
        public LocalStack start() {
            Closing parts = new Closing();
            try {
                LocalS3 s3 = parts.add(startS3());
                s3.createBucket(BUCKET);
                LocalKafka kafka = parts.add(startKafka());
                LocalRedshift redshift = parts.add(startRedshift(s3));
                return new LocalStack(parts, kafka, s3, redshift);
            } catch (RuntimeException e) {
                throw parts.after(e, "the local stack did not start: " + e.getMessage());
            }
        }

        private LocalS3 startS3() {
            LocalS3.Builder builder = LocalS3.builder().port(s3Port);
            return (directory == null ? builder : builder.directory(directory.resolve("s3"))).start();
        }

        private LocalKafka startKafka() {
            LocalKafka.Builder builder = LocalKafka.builder().port(kafkaPort);
            return (directory == null ? builder : builder.directory(directory.resolve("kafka"))).start();
        }

        private LocalRedshift startRedshift(LocalS3 s3) {
            LocalRedshift.Builder builder = LocalRedshift.builder(s3).port(redshiftPort);
            return (directory == null ? builder : builder.directory(directory.resolve("redshift"))).start();
        }
    }
}
