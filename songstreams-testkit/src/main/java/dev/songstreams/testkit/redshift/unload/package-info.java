// SPDX-License-Identifier: Apache-2.0
/**
 * UNLOAD to S3; internal to the local Redshift. {@link dev.songstreams.testkit.redshift.unload.Unloader} is the door.
 */
@NullMarked
package dev.songstreams.testkit.redshift.unload;

import org.jspecify.annotations.NullMarked;
