// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import dev.songstreams.testkit.LocalRedshift;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A local Redshift in a JVM of its own, whose COPY reads from an S3 server. */
public final class RedshiftProcess implements AutoCloseable {
    /** The variable that holds its JDBC URL. */
    public static final String URL = "BENCHMARK_REDSHIFT_URL";

    /** The variable that holds its password. */
    public static final String PASSWORD = "BENCHMARK_REDSHIFT_PASSWORD";

    /** Its user. */
    public static final String USER = "awsuser";

    private final Map<String, String> environment;
    private final ServerProcess server;

    /** Starts one that reads from that S3 server. */
    public RedshiftProcess(S3Process s3) throws IOException {
        environment = new HashMap<>(s3.environment());
        environment.put(PASSWORD, UUID.randomUUID().toString());
        server = new ServerProcess("1g", RedshiftProcess.class, List.of(), environment);
        environment.put(URL, server.address());
    }

    /** What {@link #URL} and {@link #PASSWORD} are, and what AWS clients need to reach its S3 server. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The server's own main. */
    public static void main(String[] arguments) throws IOException {
        try (LocalRedshift redshift = LocalRedshift.builder(
                        URI.create(variable("AWS_ENDPOINT_URL_S3")),
                        variable("AWS_REGION"),
                        variable("AWS_ACCESS_KEY_ID"),
                        variable("AWS_SECRET_ACCESS_KEY"))
                .credentials(USER, variable(PASSWORD))
                .start()) {
            ServerProcess.serve(redshift.jdbcUrl());
        }
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
