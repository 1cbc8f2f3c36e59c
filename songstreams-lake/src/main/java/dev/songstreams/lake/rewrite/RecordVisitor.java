// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.sink.StoredRecord;
import java.io.IOException;

/** Is given records, one after the other. */
@FunctionalInterface
public interface RecordVisitor {
    /** Takes a record, which is good for this call only; what is to outlive it must be copied. */
    void visit(StoredRecord record) throws IOException;
}
