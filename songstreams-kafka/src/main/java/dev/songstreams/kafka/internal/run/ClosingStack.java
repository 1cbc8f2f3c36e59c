// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps to be done at the end, the last added first; one that fails does not stop the others. */
final class ClosingStack {
    /** A step. */
    interface Step {
        /** Does it. */
        void run() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<Step> steps = new ArrayDeque<>();

    void add(Step step) {
        steps.push(step);
    }

    void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (Exception | Error e) {
                LOG.warn("a step of clearing up failed", e);
            }
        }
    }
}
