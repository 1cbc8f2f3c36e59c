// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Reads answers to their end before they are parsed, all but objects themselves. An answer that broke off would otherwise come
 * out of the SDK's parser as one failure or another, some of them none of the SDK's own, and never be asked for again.
 */
final class WholeAnswers implements ExecutionInterceptor {
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (context.request() instanceof GetObjectRequest
                && context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        return context.responseBody().map(WholeAnswers::whole);
    }

    private static InputStream whole(InputStream body) {
        try (body) {
            return new ByteArrayInputStream(body.readAllBytes());
        } catch (IOException e) {
            throw RetryableException.create("the answer broke off: " + e.getMessage(), e);
        }
    }
}
