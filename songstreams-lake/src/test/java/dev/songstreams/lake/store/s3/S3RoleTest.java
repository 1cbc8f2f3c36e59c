// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** Logins of roles, as a pod of Kubernetes has one. They come from the system's settings, which all tests share. */
@Isolated
class S3RoleTest {
    private static final String LOGIN = """
            200 <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>\
            <AccessKeyId>of-the-role</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
            <SessionToken>session</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>\
            </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>""";

    private Map<String, String> settings = Map.of();

    @AfterEach
    void takeBack() {
        settings.keySet().forEach(System::clearProperty);
    }

    @Test
    void aRoleOfAServiceAccountCanLogIn(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "who I am");
        try (ScriptedServer server = new ScriptedServer(LOGIN, "200")) {
            settings = Map.of(
                    "aws.webIdentityTokenFile",
                    token.toString(),
                    "aws.roleArn",
                    "arn:aws:iam::123456789012:role/lake",
                    "aws.region",
                    "eu-west-1",
                    "aws.endpointUrlSts",
                    server.endpoint().toString());
            settings.forEach(System::setProperty);
            try (WebIdentityTokenFileCredentialsProvider credentials =
                            WebIdentityTokenFileCredentialsProvider.create();
                    S3ObjectStore store =
                            server.store().credentials(credentials).build()) {
                store.put(ObjectKey.of("note"), new byte[] {1});
            }
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).getFirst("Authorization")).contains("Credential=of-the-role/");
            assertThat(server.requests().get(1).getFirst("x-amz-security-token"))
                    .isEqualTo("session");
        }
    }
}
