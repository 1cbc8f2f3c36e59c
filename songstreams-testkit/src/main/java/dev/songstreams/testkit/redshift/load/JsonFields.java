// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** Where in a JSON object the value of each column stands; a missing node where there is none. */
@FunctionalInterface
interface JsonFields {

    /** The values of one record, one for each column. */
    List<JsonNode> of(JsonNode record);

    /** As the command says: by the columns' names, by JSONPath expressions, or all of it in one column. */
    static JsonFields of(CopyCommand command, TargetTable table, S3Client s3) throws LoadFailure {
        String how = command.argument(CopyOption.JSON, "auto");
        List<String> names = table.columns().stream().map(TargetColumn::name).toList();
        return switch (how) {
            case "auto" -> record -> names.stream().map(record::path).toList();
            case "auto ignorecase" ->
                record -> names.stream().map(name -> ignoringCase(record, name)).toList();
            case "noshred" -> noShred(table);
            default -> JsonPaths.read(how, s3, names.size());
        };
    }

    private static JsonNode ignoringCase(JsonNode record, String name) {
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return record.path(name);
    }

    private static JsonFields noShred(TargetTable table) throws LoadFailure {
        boolean fits = table.columns().size() == 1 && table.columns().get(0).type() == ColumnType.SUPER;
        if (!fits) {
            throw LoadFailure.because("JSON 'noshred' needs a table or column list with one column of type SUPER");
        }
        return record -> new ArrayList<>(List.of(record));
    }
}
