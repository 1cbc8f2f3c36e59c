// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.ddl.CataloguedColumn;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.run.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** COPYs files in one transaction, and knows at which it was when one failed. Used once. */
final class FileCopy {
    /** By how much the warehouse's clock, which dates its errors, may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final LoadContext context;
    private final TopicTarget target;
    private final List<ObjectKey> manifests = new ArrayList<>();
    private Instant begun = Instant.EPOCH;
    private @Nullable FileGroup copying;

    FileCopy(LoadContext context, TopicTarget target) {
        this.context = context;
        this.target = target;
    }

    /**
     * COPYs the files into the target's table, those of one kind by one COPY, and compares the rows with the log's.
     *
     * @return the last COPY's query id; none if there are no files
     */
    OptionalLong copy(Database transaction, List<DataFile> files) throws IOException {
        begun = context.settings().clock().instant();
        OptionalLong queryId = OptionalLong.empty();
        List<FileGroup> groups = FileGroup.of(files);
        if (groups.isEmpty()) {
            return queryId;
        }
        List<CataloguedColumn> columns = TableCatalog.columns(transaction, target.table());
        GroupCopy copies = new GroupCopy(
                target, columns, context.settings().authorization().get());
        for (FileGroup group : groups) {
            queryId = OptionalLong.of(copy(transaction, copies, group));
        }
        return queryId;
    }

    private long copy(Database transaction, GroupCopy copies, FileGroup group) throws IOException {
        ObjectKey manifest = context.manifests().write(target, group.files());
        manifests.add(manifest);
        copying = group;
        copies.of(group, context.manifests().url(manifest)).run(transaction);
        copying = null;
        long rows = SessionQuery.number(transaction, "pg_last_copy_count()");
        if (rows != group.rows()) {
            throw target.failed(
                    "COPY took " + rows + " rows of " + group.files().size() + " files, but the lake's log says "
                            + group.rows() + "; nothing of it was kept. Files such as "
                            + group.files().get(0).key() + " are not what was committed");
        }
        return SessionQuery.number(transaction, "pg_last_copy_id()");
    }

    /** The files of the COPY that failed; none if it was none that failed. */
    List<DataFile> failedFiles() {
        FileGroup group = copying;
        return group == null ? List.of() : group.files();
    }

    /** What Redshift tells of the value that made a COPY fail. */
    Optional<LoadError> loadError() {
        if (failedFiles().isEmpty()) {
            return Optional.empty();
        }
        return new LoadErrors(context.database())
                .find(
                        failedFiles().stream()
                                .map(file -> context.manifests().url(file.key()))
                                .collect(Collectors.toSet()),
                        begun.minus(CLOCK_SKEW));
    }

    /** Removes the manifests, whatever became of the COPYs. */
    void deleteManifests() {
        context.manifests().delete(manifests);
    }
}
