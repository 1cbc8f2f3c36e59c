// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

/** One S3 and one Redshift for all test classes; they go with the JVM. */
final class Stack {

    static final LocalS3 S3 = LocalS3.start();
    static final LocalRedshift REDSHIFT = LocalRedshift.start(S3);

    static {
        S3.createBucket("lake");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            REDSHIFT.close();
            S3.close();
        }));
    }

    private Stack() {}
}
