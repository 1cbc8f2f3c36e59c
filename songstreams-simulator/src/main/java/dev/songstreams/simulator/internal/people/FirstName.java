// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.people;

import java.util.List;

/** A first name and the gender that goes with it, F or M. */
record FirstName(String name, String gender) {
    static FirstName of(List<String> row) {
        return new FirstName(row.get(0), row.get(1));
    }
}
