// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.WarehouseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why a COPY failed: SYS_LOAD_ERROR_DETAIL says file, line, column and reason everywhere, STL_LOAD_ERRORS on
 * provisioned clusters also the value. Asked after the rollback; a failure to ask is no failure of its own.
 */
final class LoadErrors {
    private static final Logger LOG = LoggerFactory.getLogger(LoadErrors.class);

    private final Database database;

    LoadErrors(Database database) {
        this.database = database;
    }

    /** The newest error since then in one of these files. */
    Optional<LoadError> find(Set<String> urls, Instant since) {
        Optional<LoadError> everywhere = newest(LoadErrorView.SYS, urls, since);
        Optional<LoadError> provisioned = newest(LoadErrorView.STL, urls, since);
        if (everywhere.isPresent() && provisioned.isPresent()) {
            return everywhere.map(error -> error.withValue(provisioned.get().value()));
        }
        return everywhere.or(() -> provisioned);
    }

    private Optional<LoadError> newest(LoadErrorView view, Set<String> urls, Instant since) {
        try {
            return database.fetch(view.since(since)).stream()
                    .map(LoadErrorView.Row::error)
                    .filter(error -> isIn(urls, error.file()))
                    .findFirst();
        } catch (WarehouseException e) {
            // Serverless has no STL views, and a user may lack the right to either.
            LOG.debug("the load-error view {} can't be read", view.name(), e);
            return Optional.empty();
        }
    }

    /** The views cut a file's name after 256 characters. */
    private static boolean isIn(Set<String> urls, String file) {
        return !file.isEmpty() && urls.stream().anyMatch(url -> url.startsWith(file));
    }
}
