// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Parquet's column readers want to know where to put values; ours are asked for each value instead. */
final class NoConverter extends GroupConverter {

    @Override
    public Converter getConverter(int fieldIndex) {
        return new PrimitiveConverter() {};
    }

    @Override
    public void start() {
        // no records are built
    }

    @Override
    public void end() {
        // no records are built
    }
}
