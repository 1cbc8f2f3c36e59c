// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file on the local disk that takes rows; complete once closed. */
interface RowFile extends Closeable {

    void write(List<@Nullable String> row) throws IOException;

    /** About how many bytes it has so far. */
    long bytes() throws IOException;
}
