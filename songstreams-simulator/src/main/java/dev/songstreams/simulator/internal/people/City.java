// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.people;

import static dev.songstreams.simulator.internal.text.JsonText.field;
import static dev.songstreams.simulator.internal.text.JsonText.rawField;

import java.util.List;

/** A place in the United States where listeners live; its zip keeps the leading zero. */
record City(String name, String zip, String state, double lon, double lat, int population) {
    static City of(List<String> row) {
        return new City(
                row.get(0),
                row.get(1),
                row.get(2),
                Double.parseDouble(row.get(3)),
                Double.parseDouble(row.get(4)),
                Integer.parseInt(row.get(5)));
    }

    /** The square root keeps the largest cities from drowning the others, and zips with a leading zero at about 8 %. */
    double weight() {
        return StrictMath.sqrt(population);
    }

    /** The device block: where the device is, and what it says of itself. */
    String deviceJson(String userAgent) {
        return field("city", name)
                + field("zip", zip)
                + field("state", state)
                + field("userAgent", userAgent)
                + rawField("lon", lon)
                + rawField("lat", lat);
    }
}
