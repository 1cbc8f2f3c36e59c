// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
    @ParameterizedTest
    @CsvSource({
        "s3://lake, s3://lake, ''",
        "s3://lake/, s3://lake, ''",
        "s3://lake/a/b/, s3://lake/a/b, a/b",
        "s3://under_score/a%20b, s3://under_score/a%20b, a b"
    })
    void readsBucketAndPrefixFromAUri(URI uri, String root, String prefix) {
        S3Location location = S3Location.of(uri);
        assertThat(location.uri()).hasToString(root);
        assertThat(location.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:lake",
                "s3:///p",
                "s3://user:secret@lake/p",
                "s3://lake:99/p",
                "s3://lake/p?x=1",
                "s3://lake/../p"
            })
    void refusesOtherUrisWithoutRepeatingALogin(URI uri) {
        assertThatThrownBy(() -> S3Location.of(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesEndpointAndRegionFromTheEnvironment() {
        Map<String, String> both = Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:2",
                "AWS_REGION", "eu-west-1",
                "AWS_DEFAULT_REGION", "eu-west-2");
        assertThat(S3Environment.endpoint(both::get)).hasToString("http://127.0.0.1:2");
        assertThat(S3Environment.region(both::get)).isEqualTo("eu-west-1");
        Map<String, String> general =
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_DEFAULT_REGION", "eu-west-2");
        assertThat(S3Environment.endpoint(general::get)).hasToString("http://127.0.0.1:1");
        assertThat(S3Environment.region(general::get)).isEqualTo("eu-west-2");
        Map<String, String> ignored =
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(S3Environment.endpoint(ignored::get)).isNull();
        assertThat(S3Environment.region(ignored::get)).isNull();
    }

    @Test
    void opensAStoreByTheEnvironment() {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000", "AWS_REGION", "eu-west-1");
        try (S3ObjectStore store = S3ObjectStoreBuilder.of(URI.create("s3://lake/p"), environment::get)
                .build()) {
            assertThat(store).hasToString("s3://lake/p at http://127.0.0.1:9000");
        }
        try (S3ObjectStore store = S3ObjectStoreBuilder.of(
                        URI.create("s3://lake/p"), Map.of("AWS_REGION", "eu-west-1")::get)
                .build()) {
            assertThat(store).hasToString("s3://lake/p at AWS in eu-west-1");
        }
    }

    @Test
    void refusesAnEndpointThatIsNoAddress() {
        assertThatThrownBy(() -> S3Environment.endpoint(Map.of("AWS_ENDPOINT_URL", "localhost:9000")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AWS_ENDPOINT_URL is no address such as http://127.0.0.1:9000");
    }

    @Test
    void refusesALoginInAnEndpointAndDoesNotRepeatIt() {
        String address = "http://key:s3cret@127.0.0.1:9000";
        assertThatThrownBy(() -> S3Environment.endpoint(Map.of("AWS_ENDPOINT_URL_S3", address)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the endpoint at 127.0.0.1 has a login in its address; give it by AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY instead");
        assertThatThrownBy(() -> S3Environment.endpoint(Map.of("AWS_ENDPOINT_URL_S3", address + "/a b")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> S3ObjectStore.builder("lake").endpoint(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> S3ObjectStore.builder("lake").partBytes(1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partBytes is at least 5242880, not 1");
        assertThatThrownBy(() -> S3ObjectStore.builder(" ").build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> S3ObjectStore.builder("lake").prefix("/p/").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> S3Encryption.sseKms("")).isInstanceOf(IllegalArgumentException.class);
    }
}
