// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.people;

import java.util.List;

/** What a browser says of itself, and how common it is. */
record UserAgent(String text, int weight) {
    static UserAgent of(List<String> row) {
        return new UserAgent(row.get(0), Integer.parseInt(row.get(1)));
    }

    /** As eventsim sends it: it keeps the quotes that its own data file needs around text with a comma. */
    String onTheWire() {
        return text.contains(",") ? '"' + text + '"' : text;
    }
}
