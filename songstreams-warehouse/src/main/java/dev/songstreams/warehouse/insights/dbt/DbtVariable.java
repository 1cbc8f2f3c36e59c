// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

/**
 * A parameter of a query that dbt's users set: the query is made with a value that stands for it and for nothing else.
 *
 * @param standIn the value as it stands in SQL
 * @param jinja what dbt puts there
 */
record DbtVariable(String standIn, String jinja) {

    /** A whole number. */
    static DbtVariable number(String name, int standIn, int otherwise) {
        return new DbtVariable(String.valueOf(standIn), "{{ var('" + name + "', " + otherwise + ") }}");
    }

    /** A text, within its quotes. */
    static DbtVariable text(String name, String standIn, String otherwise) {
        return new DbtVariable("'" + standIn + "'", "'{{ var(\"" + name + "\", \"" + otherwise + "\") }}'");
    }
}
