// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Why the poller has to end: the first cause, with later ones as suppressed. It also knows whether only some topics can't go on, so
 * that what was read of the others can still be committed. Thread-safe.
 */
final class Failures {
    private final Set<String> topics = new HashSet<>();
    private volatile @Nullable Throwable first;
    private boolean general;

    /** All has failed. */
    synchronized void add(Throwable cause) {
        if (!general) {
            general = true;
            keep(cause);
        }
    }

    /** A topic can't go on, or worse: an error may be anybody's, and who may not log in any more may not for all topics. */
    synchronized void add(String topic, Throwable cause) {
        if (cause instanceof Error || cause instanceof InterruptException || cause instanceof AuthenticationException) {
            add(cause);
        } else if (topics.add(topic)) {
            keep(cause);
        }
    }

    private void keep(Throwable cause) {
        Throwable before = first;
        if (before == null) {
            first = cause;
        } else if (before != cause) {
            before.addSuppressed(cause);
        }
    }

    /** The first cause, or null. */
    @Nullable
    Throwable first() {
        return first;
    }

    /** Whether more has failed than single topics. */
    synchronized boolean isGeneral() {
        return general;
    }

    /** Whether this topic has. */
    boolean isOf(String topic) {
        return first != null && contains(topic);
    }

    private synchronized boolean contains(String topic) {
        return topics.contains(topic);
    }
}
