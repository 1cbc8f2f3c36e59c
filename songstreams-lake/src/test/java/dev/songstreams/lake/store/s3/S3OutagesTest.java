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

    private static SdkClientException causedBy(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }
}
