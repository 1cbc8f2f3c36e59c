// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what it tells the listener; failures, which the caller is given, go to the listener alone. */
final class LoadLog implements LoadListener {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseLoader.class);

    private final LoadListener listener;

    LoadLog(LoadListener listener) {
        this.listener = listener;
    }

    @Override
    public void tableChanged(String topic, String sql) {
        LOG.debug("{}: {}", topic, sql);
        listener.tableChanged(topic, sql);
    }

    @Override
    public void began(String topic, long firstEntry, long lastEntry) {
        LOG.debug("{}: loading the log's entries {} to {}", topic, firstEntry, lastEntry);
        listener.began(topic, firstEntry, lastEntry);
    }

    @Override
    public void leftOut(String topic, String file, long rows) {
        LOG.warn("{}: the {} rows of {} are left out, which is in quarantine", topic, rows, file);
        listener.leftOut(topic, file, rows);
    }

    @Override
    public void leftOutReplaced(String topic, long files, long rows) {
        LOG.info(
                "{}: {} files of {} rows are left out, since later entries of the log have replaced them and bring their rows",
                topic,
                files,
                rows);
        listener.leftOutReplaced(topic, files, rows);
    }

    @Override
    public void rewriting(String topic, long entry, long deletedRows) {
        LOG.info("{}: entry {} of the log replaces rows; {} were taken out", topic, entry, deletedRows);
        listener.rewriting(topic, entry, deletedRows);
    }

    @Override
    public void quarantined(QuarantinedFile file) {
        LOG.warn("{}: {} is in quarantine: {}", file.topic(), file.file(), file.reason());
        listener.quarantined(file);
    }

    @Override
    public void released(QuarantinedFile file, TopicLoad load) {
        LOG.info("{}: {} is out of quarantine, {} rows were loaded", file.topic(), file.file(), load.rows());
        listener.released(file, load);
    }

    @Override
    public void loaded(TopicLoad batch) {
        LOG.info(
                "{}: loaded {} rows of {} files of {} log entries into {} in {} ms",
                batch.topic(),
                batch.rows(),
                batch.files(),
                batch.entries(),
                batch.table(),
                batch.elapsed().toMillis());
        listener.loaded(batch);
    }

    @Override
    public void loadedByAnother(String topic, long entries) {
        LOG.info("{}: another loader has loaded {} log entries meanwhile", topic, entries);
        listener.loadedByAnother(topic, entries);
    }

    @Override
    public void retrying(String topic, int attempt, String reason) {
        LOG.warn("{}: attempt {} failed and is repeated: {}", topic, attempt, reason);
        listener.retrying(topic, attempt, reason);
    }

    @Override
    public void failed(String topic, RuntimeException failure) {
        listener.failed(topic, failure);
    }
}
