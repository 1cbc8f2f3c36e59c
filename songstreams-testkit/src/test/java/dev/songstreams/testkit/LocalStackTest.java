// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class LocalStackTest {

    @Test
    void aDirectoryKeepsTopicsObjectsAndTables(@TempDir Path directory) throws Exception {
        try (LocalStack stack = LocalStack.builder().directory(directory).start()) {
            stack.kafka().createTopic("kept", 2);
            stack.s3()
                    .client()
                    .putObject(r -> r.bucket("lake").key("songstreams/kept.csv"), RequestBody.fromString("1\n2\n"));
            try (RedshiftSession session = RedshiftSession.open(stack.redshift())) {
                session.run("create table kept (a int)");
            }
        }
        try (LocalStack stack = LocalStack.builder().directory(directory).start()) {
            assertThat(topics(stack)).contains("kept");
            assertThat(load(stack)).isEqualTo("2");
        }
    }

    @Test
    void theEnvironmentNamesEverythingAClientNeeds() {
        try (LocalStack stack = LocalStack.start()) {
            Map<String, String> environment = stack.environment();
            assertThat(environment)
                    .containsOnlyKeys(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            "AWS_ENDPOINT_URL_S3",
                            "AWS_ACCESS_KEY_ID",
                            "AWS_SECRET_ACCESS_KEY",
                            "AWS_REGION",
                            "SONGSTREAMS_LAKE",
                            "SONGSTREAMS_WAREHOUSE",
                            "SONGSTREAMS_WAREHOUSE_USER",
                            "SONGSTREAMS_WAREHOUSE_PASSWORD",
                            "PGHOST",
                            "PGPORT",
                            "PGUSER",
                            "PGPASSWORD",
                            "PGDATABASE")
                    .containsEntry("SONGSTREAMS_LAKE", "s3://lake/songstreams")
                    .containsEntry("SONGSTREAMS_WAREHOUSE", stack.redshift().jdbcUrl())
                    .containsEntry("KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers());
            assertThat(stack.s3().client().listBuckets().buckets()).hasSize(1);
        }
    }

    @Test
    void aStartThatFailsHalfwayStopsWhatHadStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int s3Port = freePort();
            assertThatThrownBy(() -> LocalStack.builder()
                            .s3Port(s3Port)
                            .redshiftPort(taken.getLocalPort())
                            .start())
                    .hasMessageStartingWith("the local stack did not start: the local Redshift did not start on port "
                            + taken.getLocalPort());
            LocalS3.builder().port(s3Port).start().close();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> topics(LocalStack stack) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static String load(LocalStack stack) throws SQLException {
        try (RedshiftSession session = RedshiftSession.open(stack.redshift())) {
            session.run("copy kept from 's3://lake/songstreams/kept.csv' iam_role default csv");
            return session.value("select count(*) from kept");
        }
    }
}
