// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Makes the SDK's client, in which nothing waits for ever. It tries again in the SDK's standard mode, with pauses of random length,
 * and stops doing so once a hundred or so attempts have failed in a row, so that a server that is down is not stormed.
 */
final class S3Clients {
    private static final int MAX_CONNECTIONS = 64;

    private S3Clients() {}

    static S3Client create(
            @Nullable URI endpoint,
            Region region,
            boolean pathStyle,
            @Nullable AwsCredentialsProvider credentials,
            S3Patience patience) {
        S3ClientBuilder builder = S3Client.builder()
                .region(region)
                .forcePathStyle(pathStyle)
                // Bodies lie in memory and are summed before they are sent (S3Content), so that nothing has to come
                // behind them.
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(MAX_CONNECTIONS)
                        .connectionTimeout(patience.connect())
                        .connectionAcquisitionTimeout(patience.upload().attempt())
                        .socketTimeout(patience.silence()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(patience.small().attempt())
                        .apiCallTimeout(patience.small().call())
                        .retryStrategy(retries(patience))
                        .addExecutionInterceptor(new WholeAnswers())
                        .build());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        }
        return builder.build();
    }

    private static StandardRetryStrategy retries(S3Patience patience) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(patience.attempts())
                // "exponentialDelay" is the one with full jitter.
                .backoffStrategy(BackoffStrategy.exponentialDelay(patience.pauseAfterFault(), patience.longestPause()))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(patience.pauseAfterSlowDown(), patience.longestPause()))
                .retryOnException(S3Outages::isConflict)
                .build();
    }
}
