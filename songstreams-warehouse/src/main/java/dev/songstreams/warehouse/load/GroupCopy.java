// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.copy.Authorization;
import dev.songstreams.warehouse.copy.CopyCommand;
import dev.songstreams.warehouse.copy.CopyCommandBuilder;
import dev.songstreams.warehouse.copy.CopyFormat;
import dev.songstreams.warehouse.ddl.CataloguedColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the COPY that loads a group of files, from what the lake's log says of their format. */
final class GroupCopy {
    /** What COPY reads of CSV by itself, or by {@code TIMEFORMAT 'auto'}: settings that may be there with these values. */
    private static final Map<String, String> CSV_FIXED =
            Map.of("charset", "UTF-8", "delimiter", ",", "quote", "\"", "timestamps", "yyyy-MM-dd HH:mm:ss.SSSSSS");

    /** The same of JSON lines. */
    private static final Map<String, String> JSON_FIXED = Map.of(
            "charset",
            "UTF-8",
            "decimals",
            "string if wider than 15 digits",
            "null",
            "null",
            "timestamps",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    /** Settings that parameters of COPY follow from. */
    private static final Set<String> CSV_VARYING = Set.of("compression", "header", "null");

    private static final Set<String> JSON_VARYING = Set.of("compression");

    private final TopicTarget target;
    private final List<CataloguedColumn> columns;
    private final Authorization authorization;

    /** COPYs into a table that has these columns. */
    GroupCopy(TopicTarget target, List<CataloguedColumn> columns, Authorization authorization) {
        this.target = target;
        this.columns = columns;
        this.authorization = authorization;
    }

    /**
     * The COPY of a manifest of the group's files.
     *
     * @throws LoadException if COPY can't read such files
     */
    CopyCommand of(FileGroup group, String manifestUrl) {
        boolean shorter = group.columns() < columns.size();
        CopyCommandBuilder copy = switch (group.format().name()) {
            case "parquet" -> parquet(shorter);
            case "csv" -> csv(group, shorter);
            case "jsonl" -> json(group);
            default ->
                throw target.failed("its files, such as "
                        + group.files().get(0).key() + ", are of the format "
                        + group.format().name()
                        + "; the loader loads parquet, csv and jsonl. Write the lake in one of these");
        };
        return copy.from(manifestUrl).manifest().authorization(authorization).build();
    }

    private CopyCommandBuilder parquet(boolean shorter) {
        CopyCommandBuilder copy = CopyCommand.into(target.table(), CopyFormat.PARQUET);
        return shorter ? copy.fillRecord() : copy;
    }

    private CopyCommandBuilder csv(FileGroup group, boolean shorter) {
        Map<String, String> options = group.format().options();
        checkReadable(group, CSV_FIXED, CSV_VARYING);
        CopyCommandBuilder copy = CopyCommand.into(target.table(), CopyFormat.CSV)
                .dateFormat("auto")
                .timeFormat("auto");
        if (shorter) {
            // Not FILLRECORD, which would fill text columns with empty strings:
            // columns that are not listed become null.
            copy.columns(columns.subList(0, group.columns()).stream()
                    .map(CataloguedColumn::name)
                    .toList());
        }
        if (options.getOrDefault("header", "false").equals("true")) {
            copy.ignoreHeader(1);
        }
        setNull(copy, options.getOrDefault("null", "\\N"));
        setCompression(copy, options.getOrDefault("compression", "none"));
        return copy;
    }

    /** By key, so columns that the files lack become null. Keys have the columns' names, whose case Redshift folds. */
    private CopyCommandBuilder json(FileGroup group) {
        checkReadable(group, JSON_FIXED, JSON_VARYING);
        CopyCommandBuilder copy = CopyCommand.into(target.table(), CopyFormat.JSON)
                .ignoreCase()
                .dateFormat("auto")
                .timeFormat("auto");
        setCompression(copy, group.format().options().getOrDefault("compression", "none"));
        return copy;
    }

    private void checkReadable(FileGroup group, Map<String, String> fixed, Set<String> varying) {
        group.format().options().forEach((name, value) -> {
            if (!varying.contains(name) && !value.equals(fixed.get(name))) {
                throw target.failed(
                        "its " + group.format().name() + " files have the setting " + name + "=" + value
                                + ", which this version's loader does not know. Use the version that wrote them, or a newer one");
            }
        });
    }

    private static void setNull(CopyCommandBuilder copy, String text) {
        // \N is what COPY takes by itself; a literal of it would be read differently by servers with standard strings.
        if (!text.equals("\\N")) {
            copy.nullAs(text);
        }
    }

    private void setCompression(CopyCommandBuilder copy, String compression) {
        switch (compression) {
            case "none" -> {}
            case "gzip" -> copy.gzip();
            case "zstd" -> copy.zstd();
            default ->
                throw target.failed(
                        "its files are compressed by " + compression + "; the loader loads gzip, zstd and none");
        }
    }
}
