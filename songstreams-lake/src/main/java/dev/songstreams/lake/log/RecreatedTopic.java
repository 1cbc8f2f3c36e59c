// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

/**
 * What is done about a topic that was deleted and created again under its name: its id is another, and its offsets mean other
 * records.
 */
public enum RecreatedTopic {
    /** It is refused, and someone has to decide. */
    REFUSE,
    /**
     * The log goes on with it: an entry with the new id and no positions ends what belongs to the former topic, and reading
     * begins anew. All files stay in the lake; their names say which topic id they are of. An id that the log has left never
     * comes back.
     */
    NEW_EPOCH
}
