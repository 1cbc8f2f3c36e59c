// SPDX-License-Identifier: Apache-2.0
/** Real processes killed, frozen and set against each other, and a referee that counts every record after. */
package dev.songstreams.examples.soak;
