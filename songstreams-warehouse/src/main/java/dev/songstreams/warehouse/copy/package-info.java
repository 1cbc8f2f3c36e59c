// SPDX-License-Identifier: Apache-2.0
/**
 * Between S3 and the warehouse: {@link dev.songstreams.warehouse.copy.CopyCommand} loads files,
 * {@link dev.songstreams.warehouse.copy.UnloadCommand} writes them. Both refuse what Redshift would refuse, and show no secret.
 */
@NullMarked
package dev.songstreams.warehouse.copy;

import org.jspecify.annotations.NullMarked;
