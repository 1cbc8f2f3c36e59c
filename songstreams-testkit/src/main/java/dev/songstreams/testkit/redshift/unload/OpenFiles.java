// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.sql.S3Location;
import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadCommand.Format;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that are being written, one for each folder and slice. A slice is what a node of Redshift writes by itself; here there
 * are two, which take turns. A file goes to S3 when it is full or all rows are there.
 */
final class OpenFiles implements AutoCloseable {

    /** 6.2 GB, as in Redshift. */
    private static final String DEFAULT_MAX_BYTES = String.valueOf(6_200_000_000L);

    private record Place(String folder, int slice) {}

    private record OpenFile(Path path, RowFile file, long[] rows) {}

    private final UnloadCommand command;
    private final Destination destination;
    private final Partitioning partitioning;
    private final long maxBytes;
    private final int slices;
    private final Map<Place, OpenFile> open = new LinkedHashMap<>();
    private final Map<Place, Integer> parts = new HashMap<>();
    private final List<WrittenFile> written = new ArrayList<>();
    private long rows;

    OpenFiles(UnloadCommand command, Destination destination, Partitioning partitioning) {
        this.command = command;
        this.destination = destination;
        this.partitioning = partitioning;
        this.maxBytes = Long.parseLong(command.argument(UnloadOption.MAXFILESIZE, DEFAULT_MAX_BYTES));
        boolean parallel = !command.argument(UnloadOption.PARALLEL, "on").matches("off|false");
        this.slices = parallel && command.partitions().isEmpty() ? 2 : 1;
    }

    void write(List<@Nullable String> row) throws IOException {
        Place place = new Place(partitioning.folder(row), (int) (rows++ % slices));
        OpenFile file = open.get(place);
        if (file == null) {
            file = create();
            open.put(place, file);
        }
        file.file().write(partitioning.keptValues(row));
        file.rows()[0]++;
        if (file.file().bytes() >= maxBytes) {
            open.remove(place);
            finish(place, file);
        }
    }

    List<WrittenFile> finish() throws IOException {
        while (!open.isEmpty()) {
            Map.Entry<Place, OpenFile> next = open.entrySet().iterator().next();
            finish(next.getKey(), next.getValue());
            open.remove(next.getKey());
        }
        return List.copyOf(written);
    }

    private OpenFile create() throws IOException {
        Path path = Files.createTempFile("songstreams-unload-", ".tmp");
        List<UnloadColumn> columns = partitioning.keptColumns();
        RowFile file = command.format() == Format.PARQUET
                ? new ParquetRowFile(path, columns)
                : new TextRowFile(path, command, new Lines(command, columns));
        return new OpenFile(path, file, new long[1]);
    }

    private void finish(Place place, OpenFile file) throws IOException {
        file.file().close();
        int part = parts.merge(place, 1, Integer::sum) - 1;
        S3Location location = destination.file(place.folder(), place.slice(), part);
        destination.put(location, file.path());
        written.add(new WrittenFile(location, Files.size(file.path()), file.rows()[0]));
        Files.delete(file.path());
    }

    /** Removes what a failure has left on the local disk. */
    @Override
    public void close() throws IOException {
        for (OpenFile file : open.values()) {
            file.file().close();
            Files.deleteIfExists(file.path());
        }
    }
}
