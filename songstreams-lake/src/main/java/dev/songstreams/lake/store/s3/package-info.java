// SPDX-License-Identifier: Apache-2.0
/**
 * Objects on S3 and on servers that speak its protocol: {@link dev.songstreams.lake.store.s3.S3ObjectStore}, through the AWS SDK's
 * blocking client.
 */
@NullMarked
package dev.songstreams.lake.store.s3;

import org.jspecify.annotations.NullMarked;
