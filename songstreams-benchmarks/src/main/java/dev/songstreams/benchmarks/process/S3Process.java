// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.process;

import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An S3 server in a JVM of its own, with one bucket, whose objects are files that anybody can read. */
public final class S3Process implements AutoCloseable {
    private static final String BUCKET = "lake";
    private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

    private final Path folder;
    private final Map<String, String> keys;
    private final ServerProcess server;

    /** Starts one. */
    public S3Process() throws IOException {
        folder = Files.createTempDirectory("benchmark-s3");
        keys = Map.of(ACCESS_KEY, "benchmark", SECRET_KEY, UUID.randomUUID().toString());
        server = new ServerProcess("1g", S3Process.class, List.of(folder.toString()), keys);
    }

    /** What AWS clients take from their environment to reach it. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                server.address(),
                "AWS_REGION",
                "us-east-1",
                ACCESS_KEY,
                keys.getOrDefault(ACCESS_KEY, ""),
                SECRET_KEY,
                keys.getOrDefault(SECRET_KEY, ""));
    }

    /** A place in the bucket that nobody else has. */
    public Place place() {
        String prefix = UUID.randomUUID().toString();
        return new Place("s3://" + BUCKET + "/" + prefix, folder.resolve(BUCKET).resolve(prefix));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Place.delete(folder);
    }

    /** The server's own main. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        try (LocalS3 s3 = LocalS3.builder()
                .directory(Path.of(arguments[0]))
                .credentials(environment.getOrDefault(ACCESS_KEY, ""), environment.getOrDefault(SECRET_KEY, ""))
                .start()) {
            s3.createBucket(BUCKET);
            ServerProcess.serve(s3.endpoint().toString());
        }
    }
}
