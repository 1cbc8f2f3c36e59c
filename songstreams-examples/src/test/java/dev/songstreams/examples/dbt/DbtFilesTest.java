// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.insights.dbt.DbtModel;
import dev.songstreams.warehouse.insights.dbt.DbtModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files of {@code dbt/models/insights} are the queries of songstreams-warehouse. After a query was changed, write them anew
 * by {@code -Dtest=DbtFilesTest -Dsongstreams.dbt.write=true}.
 */
class DbtFilesTest {

    private static final Path FOLDER = Path.of("dbt", "models", "insights");

    @Test
    void areTheQueries() throws IOException {
        if (Boolean.getBoolean("songstreams.dbt.write")) {
            write();
        }

        assertThat(files())
                .as("run this test with -Dsongstreams.dbt.write=true to write the files anew")
                .isEqualTo(new TreeMap<>(DbtModels.all().stream()
                        .collect(Collectors.toMap(model -> model.name() + ".sql", DbtModel::sql))));
    }

    private static void write() throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : files().keySet()) {
            Files.delete(FOLDER.resolve(file));
        }
        for (DbtModel model : DbtModels.all()) {
            Files.writeString(FOLDER.resolve(model.name() + ".sql"), model.sql());
        }
    }

    private static Map<String, String> files() throws IOException {
        try (Stream<Path> listed = Files.list(FOLDER)) {
            List<Path> paths =
                    listed.filter(path -> path.toString().endsWith(".sql")).toList();
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
            return files;
        }
    }
}
