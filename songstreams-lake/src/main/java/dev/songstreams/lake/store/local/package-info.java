// SPDX-License-Identifier: Apache-2.0
/**
 * Objects as files: {@link dev.songstreams.lake.store.local.LocalObjectStore} keeps them in a directory of a local disk, so
 * that what it has acknowledged outlasts a crash of the machine.
 */
@NullMarked
package dev.songstreams.lake.store.local;

import org.jspecify.annotations.NullMarked;
