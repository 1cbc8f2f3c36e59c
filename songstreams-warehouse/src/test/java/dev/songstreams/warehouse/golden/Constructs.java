// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import java.util.List;
import java.util.stream.Stream;

/** Every construct of the DSL; each is compared with its text, and run on a server. */
public final class Constructs {

    private Constructs() {}

    /** Every statement that is no query, with its text. */
    public static Stream<CommandConstruct> commands() {
        return Stream.of(
                        InsertConstructs.all(),
                        UpdateConstructs.all(),
                        MergeConstructs.all(),
                        DefinitionConstructs.all(),
                        UpkeepConstructs.all())
                .flatMap(List::stream);
    }

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
                        CombinedConstructs.all(),
                        GroupingConstructs.all(),
                        PageConstructs.all(),
                        RecursiveConstructs.all(),
                        JsonConstructs.all())
                .flatMap(List::stream);
    }
}
