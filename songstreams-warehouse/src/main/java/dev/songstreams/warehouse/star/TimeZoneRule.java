// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.songstreams.warehouse.sql.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of the time zones of the United States. There is one for each state and, where a state has several, others for zips that begin so; the
 * longest beginning decides. A zip lies where its post office does, and zones part by counties: along the borders between
 * them the zone is an approximation.
 *
 * @param state the state's two letters
 * @param zips how the zips begin; empty for all of the state
 * @param zone the IANA name
 */
record TimeZoneRule(String state, String zips, String zone) {

    private static final String FILE = "time-zones.csv";

    /** The rules, as they are in the jar. */
    static List<TimeZoneRule> rules() {
        try (InputStream content = TimeZoneRule.class.getResourceAsStream(FILE)) {
            if (content == null) {
                throw new IllegalStateException("the jar of songstreams-warehouse lacks " + FILE);
            }
            return read(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of songstreams-warehouse can't be read", e);
        }
    }

    /** The rules as rows of VALUES. */
    static String sql() {
        return rules().stream().map(TimeZoneRule::row).collect(Collectors.joining(", "));
    }

    private static List<TimeZoneRule> read(Reader text) throws IOException {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
            return records.stream()
                    .map(each -> new TimeZoneRule(each.getField("state"), each.getField("zips"), each.getField("zone")))
                    .toList();
        }
    }

    private String row() {
        return Stream.of(state, zips, zone).map(Quoting::literal).collect(Collectors.joining(", ", "(", ")"));
    }
}
