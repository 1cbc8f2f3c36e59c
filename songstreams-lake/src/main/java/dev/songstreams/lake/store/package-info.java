// SPDX-License-Identifier: Apache-2.0
/**
 * Where objects lie: {@link dev.songstreams.lake.store.ObjectStore} over S3 ({@link
 * dev.songstreams.lake.store.s3.S3ObjectStore}) or a local directory ({@link
 * dev.songstreams.lake.store.local.LocalObjectStore}); {@link dev.songstreams.lake.store.ObjectStores} opens either by its address.
 * Everything that a lake does rests on the few operations of this interface.
 */
@NullMarked
package dev.songstreams.lake.store;

import org.jspecify.annotations.NullMarked;
