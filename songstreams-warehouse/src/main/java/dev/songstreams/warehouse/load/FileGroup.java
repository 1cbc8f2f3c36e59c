// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.log.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that one COPY can load.
 *
 * @param format their format
 * @param columns how many columns they have
 * @param files the files, at least one
 */
record FileGroup(FormatDescription format, int columns, List<DataFile> files) {
    /** Copies the files. */
    FileGroup {
        files = List.copyOf(files);
    }

    /** The files in groups, each in the order in which they come. */
    static List<FileGroup> of(List<DataFile> files) {
        Map<Kind, List<DataFile>> groups = new LinkedHashMap<>();
        for (DataFile file : files) {
            groups.computeIfAbsent(new Kind(file.format(), file.columns()), kind -> new ArrayList<>())
                    .add(file);
        }
        return groups.entrySet().stream()
                .map(group ->
                        new FileGroup(group.getKey().format(), group.getKey().columns(), group.getValue()))
                .toList();
    }

    private record Kind(FormatDescription format, int columns) {}

    long rows() {
        return files.stream().mapToLong(DataFile::rows).sum();
    }
}
