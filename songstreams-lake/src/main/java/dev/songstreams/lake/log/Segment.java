// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of a checkpoint's list of files: those that a stretch of the log added. Never changed; when one of its files is
 * removed, the next checkpoint names another in its place.
 *
 * @param from the stretch's first entry
 * @param to its last entry
 * @param files those that are in the lake at the checkpoint which the segment was made for, in the order in which they came
 * @param removed those that no longer are; they stay in the store, where older positions of the log name them
 */
record Segment(long from, long to, List<DataFile> files, List<ObjectKey> removed) {
    Segment {
        files = List.copyOf(files);
        removed = List.copyOf(removed);
    }

    /** This one with the files of the stretch behind it. */
    Segment with(Segment next) {
        List<DataFile> allFiles = new ArrayList<>(files);
        allFiles.addAll(next.files);
        List<ObjectKey> allRemoved = new ArrayList<>(removed);
        allRemoved.addAll(next.removed);
        return new Segment(from, next.to, allFiles, allRemoved);
    }

    /** This one when these files were removed. */
    Segment without(Set<ObjectKey> gone) {
        List<ObjectKey> allRemoved = new ArrayList<>(removed);
        files.stream().map(DataFile::key).filter(gone::contains).forEach(allRemoved::add);
        List<DataFile> left =
                files.stream().filter(file -> !gone.contains(file.key())).toList();
        return new Segment(from, to, left, allRemoved);
    }

    int size() {
        return files.size() + removed.size();
    }
}
