// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import dev.songstreams.core.streamify.Device;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The time zones of the cities that the simulator knows, told anew from a map and not from the star's table. */
final class SimulatedPlaces {

    private static final Map<String, String> CITIES =
            Map.of("El Paso", "America/Denver", "Knoxville", "America/New_York", "Chattanooga", "America/New_York");

    private static final Map<String, Set<String>> STATES = Map.of(
            "America/Los_Angeles", Set.of("CA", "NV", "OR", "WA"),
            "America/Denver", Set.of("CO", "ID", "MT", "NM", "UT", "WY"),
            "America/Phoenix", Set.of("AZ"),
            "America/Chicago",
                    Set.of(
                            "AL", "AR", "IA", "IL", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK", "SD", "TN", "TX",
                            "WI"),
            "America/Anchorage", Set.of("AK"),
            "Pacific/Honolulu", Set.of("HI"));

    private SimulatedPlaces() {}

    /** All others lie in the east, whose states have the same hours today. */
    static ZoneId zone(Device device) {
        return ZoneId.of(CITIES.getOrDefault(device.city(), zoneOfState(device.state())));
    }

    private static String zoneOfState(String state) {
        List<String> zones = STATES.entrySet().stream()
                .filter(zone -> zone.getValue().contains(state))
                .map(Map.Entry::getKey)
                .toList();
        return zones.isEmpty() ? "America/New_York" : zones.get(0);
    }
}
