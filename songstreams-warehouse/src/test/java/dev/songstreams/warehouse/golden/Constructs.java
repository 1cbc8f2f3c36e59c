// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import java.util.List;
import java.util.stream.Stream;

/** Every construct of the DSL; each is compared with its text, and run on a server. */
public final class Constructs {

    private Constructs() {}

    public static Stream<Construct> all() {
        return Stream.of(
                        SelectConstructs.all(),
                        JoinConstructs.all(),
                        ConditionConstructs.all(),
                        ValueConstructs.all(),
                        TextConstructs.all(),
                        DateConstructs.all(),
                        AggregateConstructs.all(),
                        WindowConstructs.all(),
                        SubqueryConstructs.all(),
                        CombinedConstructs.all())
                .flatMap(List::stream);
    }
}
