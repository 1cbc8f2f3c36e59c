// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a row name its folder, and which stand in its file.
 *
 * @param columns all columns of the result
 * @param folders the indices of the columns of PARTITION BY
 * @param kept the indices of the columns in the files
 */
record Partitioning(List<UnloadColumn> columns, List<Integer> folders, List<Integer> kept) {

    private static final String NULL_FOLDER = "__HIVE_DEFAULT_PARTITION__";

    static Partitioning of(UnloadCommand command, List<UnloadColumn> columns) throws UnloadFailure {
        List<String> names = columns.stream().map(UnloadColumn::name).toList();
        List<Integer> folders = new ArrayList<>();
        for (String partition : command.partitions()) {
            int index = names.indexOf(partition);
            if (index < 0) {
                throw new UnloadFailure("The partition column " + partition + " is not in the query: " + names);
            }
            folders.add(index);
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (command.has(UnloadOption.INCLUDE) || !folders.contains(i)) {
                kept.add(i);
            }
        }
        if (kept.isEmpty()) {
            throw new UnloadFailure("PARTITION BY names all columns, so no column is left for the files");
        }
        return new Partitioning(columns, List.copyOf(folders), List.copyOf(kept));
    }

    List<UnloadColumn> keptColumns() {
        return kept.stream().map(columns::get).toList();
    }

    /** {@code a=1/b=2/}, or empty text. */
    String folder(List<@Nullable String> row) {
        StringBuilder folder = new StringBuilder();
        for (int index : folders) {
            String value = row.get(index);
            folder.append(columns.get(index).name()).append('=');
            folder.append(value == null || value.isEmpty() ? NULL_FOLDER : escaped(value))
                    .append('/');
        }
        return folder.toString();
    }

    List<@Nullable String> keptValues(List<@Nullable String> row) {
        List<@Nullable String> values = new ArrayList<>(kept.size());
        for (int index : kept) {
            values.add(row.get(index));
        }
        return values;
    }

    /** What would steer the path is written as Hive writes it, {@code %2F}. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (c < ' ' || "\"#%'*/:=?\\{[]^".indexOf(c) >= 0) {
                escaped.append(String.format("%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
