// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Turns the SDK's failures into the store's: those that may pass, and refusals. Each says what to do. Only error codes are
 * quoted, never a login.
 */
final class S3Failures {
    private S3Failures() {}

    static IOException of(S3Bucket bucket, String operation, SdkException cause) {
        String message = "can't " + operation + " under " + bucket.location().uri() + " at " + bucket.server() + ": ";
        if (cause instanceof AbortedException) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException(message + "interrupted");
            interrupted.initCause(cause);
            return interrupted;
        }
        return S3Outages.mayPass(cause)
                ? new StoreUnavailableException(message + reason(bucket, cause), cause)
                : new IOException(message + reason(bucket, cause), cause);
    }

    /** Whether the server says that there is no such object or bucket. */
    static boolean isNotFound(S3Exception e) {
        return e.statusCode() == 404;
    }

    /** The text for a bucket that is not there. */
    static String noBucket(S3Bucket bucket) {
        return "bucket " + bucket.name() + " does not exist at " + bucket.server() + "; create it or choose another";
    }

    private static String reason(S3Bucket bucket, SdkException cause) {
        if (cause instanceof S3Exception answer) {
            return answered(bucket, answer);
        }
        return cause instanceof AwsServiceException answer
                ? "no login was given: the service for it answered " + answer.statusCode() + quoted(code(answer))
                : unanswered(cause);
    }

    private static String answered(S3Bucket bucket, S3Exception answer) {
        String code = code(answer);
        return switch (code) {
            case "NoSuchBucket" -> noBucket(bucket);
            case "NoSuchUpload" ->
                "the upload is gone" + quoted(code) + ", by a sweep or by a lifecycle rule of the bucket;"
                        + " what it held has to be written anew";
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
                "the login has expired" + quoted(code) + "; renew it";
            case "RequestTimeTooSkewed", "RequestExpired" ->
                "this machine's clock is not the server's" + quoted(code) + "; set it right";
            default -> byStatus(bucket, answer.statusCode(), code);
        };
    }

    private static String byStatus(S3Bucket bucket, int status, String code) {
        return switch (status) {
            case 301, 307 -> "bucket " + bucket.name() + " is in another region; set AWS_REGION to it";
            case 401, 403 ->
                "the login was refused" + quoted(code) + "; check AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY or the profile, and what that login may do with bucket "
                        + bucket.name();
            case 503 -> "the server asks to slow down" + quoted(code) + "; try again later";
            default -> "the server answered " + status + quoted(code);
        };
    }

    private static String unanswered(SdkException cause) {
        if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return "no answer in time; check the endpoint and the network";
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "the host is unknown; check the endpoint and the region";
            }
            if (t instanceof ConnectException) {
                return "nothing answers there (" + t.getMessage() + "); check the endpoint and that the server runs";
            }
        }
        String message = String.valueOf(cause.getMessage());
        return message.startsWith("Unable to load credentials")
                ? "no login was found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile, or run with a role. "
                        + message
                : message;
    }

    /** The error code of an answer; empty if it gave none. */
    static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : answer.awsErrorDetails().errorCode();
    }

    private static String quoted(String code) {
        return code.isEmpty() ? "" : " (" + code + ")";
    }
}
