// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

/** The topic of that name is another than the one that was read: it was deleted and created again. */
public final class RecreatedTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient KnownTopic successor;

    RecreatedTopicException(KnownTopic successor) {
        super("the topic " + successor.name() + " was deleted and created again");
        this.successor = successor;
    }

    /** The topic that is there now. */
    public KnownTopic successor() {
        return successor;
    }
}
