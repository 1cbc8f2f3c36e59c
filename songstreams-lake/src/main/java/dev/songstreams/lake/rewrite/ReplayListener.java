// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

/** Is told how a redrive or replay gets on, by the thread that does it. */
@FunctionalInterface
public interface ReplayListener {
    /** Tells of an entry that was committed, the last of the report's, with what was done so far. */
    void committed(ReplayReport soFar);
}
