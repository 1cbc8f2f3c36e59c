// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

/** One S3 and one Redshift for all test classes; they are closed when the JVM ends. */
final class Stack {

    static final LocalS3 S3 = LocalS3.start();
    static final LocalRedshift REDSHIFT = LocalRedshift.start(S3);

    static {
        S3.createBucket("lake");
    }

    private Stack() {}
}
