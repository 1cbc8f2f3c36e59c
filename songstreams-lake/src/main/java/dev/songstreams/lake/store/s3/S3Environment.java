// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
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
    /** The one that counts for S3 alone comes first. */
    private static final List<String> ENDPOINT_VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");

    private S3Environment() {}

    static @Nullable URI endpoint(UnaryOperator<@Nullable String> environment) {
        if (Boolean.parseBoolean(environment.apply("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            return null;
        }
        for (String variable : ENDPOINT_VARIABLES) {
            String endpoint = environment.apply(variable);
            if (endpoint != null && !endpoint.isBlank()) {
                return endpoint(variable, endpoint);
            }
        }
        return null;
    }

    private static URI endpoint(String variable, String endpoint) {
        try {
            URI uri = new URI(endpoint.strip());
            if (uri.getScheme() != null && uri.getHost() != null) {
                return withoutLogin(uri);
            }
        } catch (URISyntaxException e) {
            // Falls through to the message below, which says more.
        }
        // The value is not quoted: some tools have a login in it.
        throw new IllegalArgumentException(variable + " is no address such as http://127.0.0.1:9000");
    }

    /**
     * An endpoint as it is given.
     *
     * @throws IllegalArgumentException if it holds a login, which would stand in every message
     */
    static URI withoutLogin(URI endpoint) {
        if (endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the endpoint at " + endpoint.getHost()
                    + " has a login in its address; give it by AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY instead");
        }
        return endpoint;
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
