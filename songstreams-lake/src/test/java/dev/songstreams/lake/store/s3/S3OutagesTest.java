// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class S3OutagesTest {
    @Test
    void aBrokenConnectionMayPass() {
        assertThat(S3Outages.mayPass(causedBy(new SocketException("Connection reset"))))
                .isTrue();
        assertThat(S3Outages.mayPass(causedBy(new UnknownHostException("no such host"))))
                .isTrue();
        assertThat(S3Outages.mayPass(causedBy(new SSLException("closed in the middle of a record"))))
                .isTrue();
    }

    @Test
    void aServerThatIsNotWhoItSaysAndALoginThatIsNotFoundAreRefusals() {
        Throwable untrusted = new SSLHandshakeException("untrusted").initCause(new CertificateException("no path"));
        assertThat(S3Outages.mayPass(causedBy(untrusted))).isFalse();
        assertThat(S3Outages.mayPass(causedBy(new SSLPeerUnverifiedException("another host"))))
                .isFalse();
        assertThat(S3Outages.mayPass(SdkClientException.create("Unable to load credentials")))
                .isFalse();
    }

    @Test
    void aServiceForLoginsThatIsDownMayPassAndOneThatRefusesDoesNot() {
        assertThat(S3Outages.mayPass(answered(503, "ServiceUnavailable"))).isTrue();
        assertThat(S3Outages.mayPass(answered(400, "Throttling"))).isTrue();
        assertThat(S3Outages.mayPass(answered(400, "ExpiredTokenException"))).isTrue();
        assertThat(S3Outages.mayPass(answered(403, "AccessDenied"))).isFalse();
    }

    private static AwsServiceException answered(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static SdkClientException causedBy(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }
}
