// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

/** A song catalogue can't be used as it is; the message says which line, what is wrong with it and what to do. */
public final class SongCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SongCatalogException(String message) {
        super(message);
    }
}
