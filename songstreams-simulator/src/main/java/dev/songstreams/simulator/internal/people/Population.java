// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.people;

import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.chance.WeightedChoice;
import dev.songstreams.simulator.internal.text.CsvResource;
import java.util.List;
import java.util.function.Function;

/** Where people come from: names, cities and browsers by how common they are. */
public final class Population {
    private final WeightedChoice<City> cities = new WeightedChoice<>(rows("cities.csv", City::of), City::weight);
    private final WeightedChoice<UserAgent> userAgents =
            new WeightedChoice<>(rows("user-agents.csv", UserAgent::of), UserAgent::weight);
    private final List<FirstName> firstNames = rows("first-names.csv", FirstName::of);
    private final List<String> lastNames = rows("last-names.csv", row -> row.get(0));

    /** A new person, decided by the dice alone. */
    public Person person(Dice dice) {
        FirstName firstName = firstNames.get(dice.below(firstNames.size()));
        String lastName = lastNames.get(dice.below(lastNames.size()));
        String userAgent = userAgents.pick(dice).onTheWire();
        return new Person(firstName, lastName, cities.pick(dice).deviceJson(userAgent));
    }

    private static <T> List<T> rows(String name, Function<List<String>, T> maker) {
        return new CsvResource(Population.class, name).rows(maker);
    }
}
