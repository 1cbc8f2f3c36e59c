// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.format.FormatDescription;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the entries whose files are small, and gathers them into units. An entry's files of clean and dead go together, since who
 * owns an offset has its row; and so do those of raw.
 */
final class CompactionPlan {
    /** As many times fewer files must there be: else rows would be copied again and again for little. */
    private static final int LEAST_GAIN = 4;
    /** Files that would fill so many new ones make a unit. */
    private static final int FILES_OF_A_UNIT = 4;
    /** Each stands in the log's entry, as does each file. */
    private static final int MOST_RANGES = 100_000;

    private static final int MOST_FILES = 10_000;

    private final TopicHistory history;
    private final long fileBytes;
    private final Set<ObjectKey> unreadable;
    private final List<CompactionUnit> units = new ArrayList<>();

    /**
     * Of a topic's files.
     *
     * @param fileBytes the length that files are to have
     * @param unreadable files whose entries are left alone
     */
    CompactionPlan(TopicHistory history, long fileBytes, Set<ObjectKey> unreadable) {
        this.history = history;
        this.fileBytes = fileBytes;
        this.unreadable = unreadable;
    }

    /** Files of one day that have the same columns and are written alike. */
    private record Place(Zone zone, String folder, int columns, FormatDescription format) {
        static Place of(DataFile file) {
            String path = file.key().path();
            return new Place(file.zone(), path.substring(0, path.lastIndexOf('/')), file.columns(), file.format());
        }
    }

    /** An entry, its files, and what it owns. */
    private record Candidate(List<DataFile> files, OffsetSet offsets) {
        long bytes() {
            return files.stream().mapToLong(DataFile::bytes).sum();
        }

        int ranges() {
            return offsets.ranges().values().stream().mapToInt(List::size).sum();
        }
    }

    /** What is worth it. */
    List<CompactionUnit> units() {
        Map<Long, List<DataFile>> decoded = new TreeMap<>();
        for (Zone zone : List.of(Zone.CLEAN, Zone.DEAD)) {
            UnitGatherer.byEntry(history.live(zone))
                    .forEach((entry, files) -> decoded.computeIfAbsent(entry, any -> new ArrayList<>())
                            .addAll(files));
        }
        gather(decoded, history.owners().byOwner());
        gather(new TreeMap<>(UnitGatherer.byEntry(history.live(Zone.RAW))), Map.of());
        return units;
    }

    private void gather(Map<Long, List<DataFile>> byEntry, Map<Long, OffsetSet> owned) {
        List<Candidate> gathered = new ArrayList<>();
        long bytes = 0;
        int ranges = 0;
        int files = 0;
        for (Map.Entry<Long, List<DataFile>> entry : byEntry.entrySet()) {
            Candidate next = new Candidate(entry.getValue(), owned.getOrDefault(entry.getKey(), OffsetSet.NONE));
            if (!isSmall(next) || !isReadable(next)) {
                continue;
            }
            if (bytes + next.bytes() > FILES_OF_A_UNIT * fileBytes
                    || ranges + next.ranges() > MOST_RANGES
                    || files + next.files().size() > MOST_FILES) {
                end(gathered);
                gathered.clear();
                bytes = 0;
                ranges = 0;
                files = 0;
            }
            gathered.add(next);
            bytes += next.bytes();
            ranges += next.ranges();
            files += next.files().size();
        }
        end(gathered);
    }

    private boolean isSmall(Candidate candidate) {
        return candidate.bytes() < fileBytes / 2 * candidate.files().size();
    }

    private boolean isReadable(Candidate candidate) {
        return candidate.files().stream().map(DataFile::key).noneMatch(unreadable::contains);
    }

    /** Leaves out what outweighs all others: it would be copied for the sake of little, each time anew. */
    private void end(List<Candidate> gathered) {
        List<Candidate> chosen = new ArrayList<>(gathered);
        Optional<Candidate> outweighing = outweighing(chosen);
        while (outweighing.isPresent()) {
            chosen.remove(outweighing.get());
            outweighing = outweighing(chosen);
        }
        List<List<DataFile>> merges = merges(chosen);
        long files = merges.stream().mapToLong(List::size).sum();
        if (!merges.isEmpty() && files >= (long) LEAST_GAIN * merges.size()) {
            OffsetSet.Builder offsets = new OffsetSet.Builder();
            chosen.forEach(candidate -> offsets.addAll(candidate.offsets()));
            units.add(new CompactionUnit(merges, offsets.build()));
        }
    }

    private static Optional<Candidate> outweighing(List<Candidate> candidates) {
        long all = candidates.stream().mapToLong(Candidate::bytes).sum();
        return candidates.stream()
                .max(Comparator.comparingLong(Candidate::bytes))
                .filter(largest -> candidates.size() > 1 && 2 * largest.bytes() > all);
    }

    private List<List<DataFile>> merges(List<Candidate> candidates) {
        Map<Place, List<DataFile>> places = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            for (DataFile file : candidate.files()) {
                places.computeIfAbsent(Place.of(file), any -> new ArrayList<>()).add(file);
            }
        }
        List<List<DataFile>> merges = new ArrayList<>();
        places.values().forEach(files -> merges.addAll(cut(files)));
        return merges;
    }

    private List<List<DataFile>> cut(List<DataFile> files) {
        List<List<DataFile>> cut = new ArrayList<>();
        List<DataFile> part = new ArrayList<>();
        long bytes = 0;
        for (DataFile file : files) {
            if (!part.isEmpty() && bytes + file.bytes() > fileBytes) {
                cut.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(file);
            bytes += file.bytes();
        }
        cut.add(part);
        return cut;
    }
}
