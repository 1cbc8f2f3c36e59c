// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.function;

import dev.songstreams.warehouse.query.expression.Condition;
import dev.songstreams.warehouse.query.expression.Expression;
import dev.songstreams.warehouse.query.expression.Json;
import dev.songstreams.warehouse.query.model.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON, as text and as SUPER. A SUPER value is navigated by {@link dev.songstreams.warehouse.query.table.SuperPath}.
 */
public final class Jsons {

    private Jsons() {}

    /** The text as SUPER; an error where it is no JSON. */
    public static Expression<Json> jsonParse(Expression<String> text) {
        return Expression.of(new Expr.Call("json_parse", List.of(text.node())), Json.class);
    }

    /** The SUPER value as text. */
    public static Expression<String> jsonSerialize(Expression<Json> value) {
        return Expression.of(new Expr.Call("json_serialize", List.of(value.node())), String.class);
    }

    /** What stands at the path in a text that is JSON, as text; null if nothing does, an error if the text is no JSON. */
    public static Expression<String> jsonExtractPathText(Expression<String> text, String first, String... more) {
        List<Expr> arguments = new ArrayList<>(List.of(text.node(), new Expr.Value(first)));
        List.of(more).forEach(each -> arguments.add(new Expr.Value(each)));
        return Expression.of(new Expr.Call("json_extract_path_text", arguments), String.class);
    }

    /** The text is JSON. */
    public static Condition isValidJson(Expression<String> text) {
        var call = new Expr.Call("is_valid_json", List.of(text.node()));
        return Expression.of(call, Boolean.class).eq(true);
    }
}
