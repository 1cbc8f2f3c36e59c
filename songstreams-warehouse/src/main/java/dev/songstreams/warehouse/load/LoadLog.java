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
        LOG.info("{}: {}", topic, sql);
        listener.tableChanged(topic, sql);
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
