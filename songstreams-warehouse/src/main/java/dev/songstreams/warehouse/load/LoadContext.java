// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.warehouse.run.Database;
import java.util.List;

/**
 * What the steps of a load work with.
 *
 * @param database the warehouse
 * @param ledger its ledger
 * @param manifests where manifests are written
 * @param settings how to load
 * @param log is told of every step
 */
record LoadContext(
        Database database, LoadLedger ledger, ManifestStore manifests, LoaderSettings settings, LoadListener log) {
    /** Tells that files are left out, since later entries have replaced them. */
    void tellLeftOut(String topic, List<DataFile> files) {
        log.leftOutReplaced(
                topic, files.size(), files.stream().mapToLong(DataFile::rows).sum());
    }
}
