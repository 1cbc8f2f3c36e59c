// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Jsons.isValidJson;
import static dev.songstreams.warehouse.query.function.Jsons.jsonExtractPathText;
import static dev.songstreams.warehouse.query.function.Jsons.jsonParse;
import static dev.songstreams.warehouse.query.function.Jsons.jsonSerialize;

import dev.songstreams.warehouse.music.Plays;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.table.SuperPath;
import java.util.List;

/** JSON, as text and as SUPER. */
final class JsonConstructs {

    private static final Plays p = Plays.TABLE;
    private static final String DOCUMENT = "{\"a\": {\"b\": 1}}";

    private JsonConstructs() {}

    static List<Construct> all() {
        SuperPath items = SuperPath.of(p.payload).get("items");
        return List.of(
                select("a text as SUPER", jsonParse(value(DOCUMENT)), "json_parse(?)", DOCUMENT),
                select("a SUPER value", value(new Json(DOCUMENT)), "json_parse(?)", DOCUMENT),
                select("SUPER as a text", jsonSerialize(p.payload), "json_serialize(plays.payload)"),
                select("a cast to SUPER", p.year.cast(SqlType.SUPER), "cast(plays.year as super)"),
                select(
                        "a place in a text",
                        jsonExtractPathText(value(DOCUMENT), "a", "b"),
                        "json_extract_path_text(?, ?, ?)",
                        DOCUMENT,
                        "a",
                        "b"),
                Construct.of(
                        "a text that is JSON", Query.select(p.title).from(p).where(isValidJson(p.title)), """
                        select plays.title
                        from music.plays
                        where is_valid_json(plays.title) = ?
                        """, true),
                select("an attribute of SUPER", items, "plays.payload.items"),
                select(
                        "a number deep in SUPER",
                        items.at(0).get("price").cast(SqlType.DOUBLE),
                        "cast(plays.payload.items[0].price as double precision)"),
                select(
                        "an attribute with capitals",
                        SuperPath.of(p.payload).get("userId").cast(SqlType.BIGINT),
                        "cast(plays.payload.\"userId\" as bigint)"),
                elements(),
                elementsWithPlaces());
    }

    private static Construct elements() {
        var item = SuperPath.of(p.payload).get("items").elements("item");
        return Construct.of(
                "the elements of an array",
                Query.select(p.title, item.element().cast(SqlType.INTEGER))
                        .from(p)
                        .crossJoin(item)
                        .where(p.id.eq(1L)),
                """
                select plays.title, cast(item as integer)
                from music.plays, plays.payload.items as item
                where plays.id = ?
                """,
                1L);
    }

    private static Construct elementsWithPlaces() {
        var item = SuperPath.of(p.payload).get("items").elements("item").at("place");
        return Construct.of(
                "the elements of an array with their places",
                Query.select(item.index(), item.element().get("price").cast(SqlType.DOUBLE))
                        .from(p)
                        .crossJoin(item),
                """
                select place, cast(item.price as double precision)
                from music.plays, plays.payload.items as item at place
                """);
    }

    private static Construct select(String name, Expression<?> expression, String sql, Object... values) {
        return Construct.of(name, Query.select(expression).from(p), "select " + sql + "\nfrom music.plays", values);
    }
}
