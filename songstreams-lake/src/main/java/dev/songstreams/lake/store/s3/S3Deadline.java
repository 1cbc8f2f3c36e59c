// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long a request may take.
 *
 * @param attempt one attempt, from the connection to the end of the answer
 * @param call all attempts and the pauses between them
 */
record S3Deadline(Duration attempt, Duration call) {
    /** For a request that is to have another deadline than most. */
    AwsRequestOverrideConfiguration override() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .build();
    }
}
