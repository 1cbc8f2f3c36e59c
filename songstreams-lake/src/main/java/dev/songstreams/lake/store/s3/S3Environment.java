// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Endpoint and region from the environment. The SDK reads the endpoint's variables itself, but then nobody knows that there is
 * an endpoint, and the bucket would go into the host's name, where few servers but AWS look for it.
 */
final class S3Environment {
    private S3Environment() {}

    static @Nullable URI endpoint(UnaryOperator<@Nullable String> environment) {
        if (Boolean.parseBoolean(environment.apply("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            return null;
        }
        String forS3 = environment.apply("AWS_ENDPOINT_URL_S3");
        String endpoint = forS3 == null || forS3.isBlank() ? environment.apply("AWS_ENDPOINT_URL") : forS3;
        if (endpoint == null || endpoint.isBlank()) {
            return null;
        }
        try {
            URI uri = URI.create(endpoint.strip());
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the message below, which says more.
        }
        throw new IllegalArgumentException("AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL is '" + endpoint
                + "'; expected an address such as http://127.0.0.1:9000");
    }

    static @Nullable String region(UnaryOperator<@Nullable String> environment) {
        String region = environment.apply("AWS_REGION");
        return region == null || region.isBlank() ? environment.apply("AWS_DEFAULT_REGION") : region;
    }

    /** The region that was set, or the one AWS tools would find. */
    static Region resolve(@Nullable String region, boolean hasEndpoint) {
        if (region != null) {
            return Region.of(region);
        }
        // The default chain ends with asking the machine it runs on, which
        // takes seconds where there is nobody to answer.
        AwsRegionProvider chain = hasEndpoint
                ? new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                : new DefaultAwsRegionProviderChain();
        try {
            return chain.getRegion();
        } catch (SdkClientException e) {
            if (hasEndpoint) {
                return Region.US_EAST_1;
            }
            throw new IllegalArgumentException("no AWS region is set; set AWS_REGION to the bucket's", e);
        }
    }
}
