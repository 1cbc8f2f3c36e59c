// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.IOException;

/** What happens to an exchange. */
@FunctionalInterface
interface Fault {
    /** Nothing is wrong. */
    Fault NONE = exchange -> {
        exchange.forwardRequest();
        exchange.relayAnswer();
    };

    void apply(Exchange exchange) throws IOException, InterruptedException;
}
