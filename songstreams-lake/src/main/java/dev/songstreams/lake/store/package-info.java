// SPDX-License-Identifier: Apache-2.0
/**
 * Where objects lie: {@link dev.songstreams.lake.store.ObjectStore} over S3 or a local directory. Everything that a lake
 * does rests on the few operations of this interface.
 */
@NullMarked
package dev.songstreams.lake.store;

import org.jspecify.annotations.NullMarked;
