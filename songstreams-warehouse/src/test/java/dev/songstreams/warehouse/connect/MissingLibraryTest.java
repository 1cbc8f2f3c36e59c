// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens pools by a class path that lacks what the driver's own login uses. */
class MissingLibraryTest {
    private static final String CLUSTER =
            "jdbc:redshift:iam://127.0.0.1:1/dev?ClusterID=music&DbUser=etl&Region=us-east-1";
    private static final String WORKGROUP =
            "jdbc:redshift:iam://127.0.0.1:1/dev?isServerless=true&serverlessWorkGroup=music&Region=us-east-1";

    @Test
    void withoutTheSdkTheDriverSaysWhatToAdd() throws Exception {
        Throwable failure = failureOf(CLUSTER, jar -> !jar.contains("/software/amazon/awssdk/"));

        assertThat(failure)
                .hasMessageStartingWith(
                        "the driver can't log in by itself at the warehouse at 127.0.0.1:1: the class software.amazon.awssdk.")
                .hasMessageEndingWith(
                        " is not on the class path; add the Maven artifact software.amazon.awssdk:redshift,"
                                + " which gets passwords of a cluster")
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void withoutTheModuleOfWorkgroupsTheDriverSaysWhatToAdd() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "secret-of-the-test");
        try {
            Throwable failure = failureOf(WORKGROUP, jar -> !jar.contains("/redshiftserverless/"));

            assertThat(failure)
                    .hasMessageEndingWith(
                            " is not on the class path; add the Maven artifact"
                                    + " software.amazon.awssdk:redshiftserverless, which gets passwords of a serverless workgroup");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "software.amazon.awssdk.auth.credentials.AwsCredentialsProvider, software.amazon.awssdk:redshift",
        "software.amazon.awssdk.http.apache.ApacheHttpClient, software.amazon.awssdk:apache-client",
        "software.amazon.awssdk.services.redshift.RedshiftClient, software.amazon.awssdk:redshift",
        "software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient,"
                + " software.amazon.awssdk:redshiftserverless",
        "software.amazon.awssdk.services.sts.StsClient, software.amazon.awssdk:sts",
        "com.fasterxml.jackson.databind.JsonNode, com.fasterxml.jackson.core:jackson-databind",
    })
    void aClassIsOfAModule(String className, String module) {
        assertThat(new MissingLibrary(className).module()).startsWith(module + ", which ");
    }

    /** As another class path: nothing is shared with the tests but the JDK. */
    private static Throwable failureOf(String url, Predicate<String> kept) throws Exception {
        try (URLClassLoader classes = new URLClassLoader(classPath(kept), ClassLoader.getPlatformClassLoader())) {
            Object builder = classes.loadClass(WarehousePool.class.getName())
                    .getMethod("builder", String.class)
                    .invoke(null, url);
            builder.getClass().getMethod("open").invoke(builder);
            throw new AssertionError("the driver logged in");
        } catch (InvocationTargetException e) {
            assertThat(e.getCause().getClass().getName()).isEqualTo(WarehouseConnectException.class.getName());
            return e.getCause();
        }
    }

    private static URL[] classPath(Predicate<String> kept) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(kept)
                .map(MissingLibraryTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
