// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells failures that may pass from refusals. */
final class S3Outages {
    /** The state of things, not the request, is to blame, though the status says otherwise. */
    private static final Set<String> PASSING_CODES = Set.of(
            // An upload's completion and a copy are answered by 200 before they are done, and may fail behind that.
            "InternalError",
            "ServiceUnavailable",
            "NoSuchUpload",
            "RequestTimeout",
            // Not refused for ever: most logins are renewed while a process
            // runs, by roles or by those who write profiles.
            "ExpiredToken",
            "ExpiredTokenException",
            "TokenRefreshRequired",
            // The SDK has corrected the clock and tried again; or the request was signed before the process was frozen.
            "RequestTimeTooSkewed",
            "RequestExpired");

    private static final Set<String> CONFLICTS = Set.of("ConditionalRequestConflict", "OperationAborted");

    private S3Outages() {}

    /** Whether another write of the same key was under way, so that nothing was decided. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof S3Exception answer
                && answer.statusCode() == 409
                && CONFLICTS.contains(S3Failures.code(answer));
    }

    /** Whether the same request may succeed later. */
    static boolean mayPass(SdkException cause) {
        // Also of a service that gives logins for roles.
        if (cause instanceof AwsServiceException answer) {
            return mayPass(answer.statusCode(), S3Failures.code(answer))
                    || answer.isThrottlingException()
                    || isConflict(answer);
        }
        if (cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof RetryableException) {
            return true;
        }
        return find(cause, IOException.class)
                && !find(cause, CertificateException.class, SSLPeerUnverifiedException.class);
    }

    /** The passing ones of an answer's statuses, 501 and 505 being what the server will never do, and codes. */
    private static boolean mayPass(int status, String code) {
        return status >= 500 && status != 501 && status != 505
                || status == 408
                || status == 429
                || PASSING_CODES.contains(code);
    }

    private static boolean find(Throwable cause, Class<?>... kinds) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            for (Class<?> kind : kinds) {
                if (kind.isInstance(t)) {
                    return true;
                }
            }
        }
        return false;
    }
}
