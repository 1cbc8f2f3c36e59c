// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.load.LoadStack;
import dev.songstreams.warehouse.load.TestLake;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every COPY that the builder can write, run on the local Redshift. */
@ExtendWith(LoadStack.class)
class CopyRunTest {
    private static final String ONE = "1|one|1.50|2026-11-25";

    /** A step of a builder. */
    interface Setting {
        CopyCommandBuilder on(CopyCommandBuilder copy);
    }

    /** A COPY of a file, and the rows or the refusal that come of it. */
    record Copy(CopyFormat format, Setting setting, byte[] file, List<String> outcome) {
        CopyCommand command(TableName table, String url) {
            return setting.on(CopyCommand.into(table, format).from(url)).build();
        }

        @Override
        public String toString() {
            return command(TableName.of("s", "t"), "s3://b/x").sql().replace('\n', ' ');
        }
    }

    private static Copy of(CopyFormat format, Setting setting, String file, String... outcome) {
        return new Copy(format, setting, file.getBytes(StandardCharsets.UTF_8), List.of(outcome));
    }

    private static Copy csv(Setting setting, String file, String... outcome) {
        return of(CopyFormat.CSV, setting, file, outcome);
    }

    private static Copy csv(Setting setting, byte[] file) {
        return new Copy(CopyFormat.CSV, setting, file, List.of(ONE));
    }

    static Stream<Copy> copies() throws IOException {
        String one = "1,one,1.50,2026-11-25\n";
        return Stream.of(
                csv(copy -> copy, one, ONE),
                csv(copy -> copy.columns(List.of("title", "id")), "one,1\n", "1|one|null|null"),
                csv(copy -> copy.quote('%').delimiter(';'), "1;%a;b%;1.50;2026-11-25\n", "1|a;b|1.50|2026-11-25"),
                csv(copy -> copy.region("eu-central-1").compressionUpdate(false).statisticsUpdate(true), one, ONE),
                csv(copy -> copy.compressionRows(1000), one, ONE),
                csv(CopyCommandBuilder::gzip, gzip(one)),
                csv(CopyCommandBuilder::zstd, decode("KLUv/QRYsQAAMSxvbmUsMS41MCwyMDI2LTExLTI1CiA5eNs=")),
                csv(copy -> copy.fillRecord().emptyAsNull(), "1\n", "1|null|null|null"),
                csv(copy -> copy.ignoreHeader(1).ignoreBlankLines(), "a,b,c,d\n\n" + one, ONE),
                csv(copy -> copy.nullAs("(null)"), "1,(null),(null),\n", "1|null|null|null"),
                csv(copy -> copy.blanksAsNull().trimBlanks(), "1,  ,,\n2,x  ,,\n", "1|null|null|null", "2|x|null|null"),
                csv(CopyCommandBuilder::truncateColumns, "1,0123456789ABC,,\n", "1|0123456789|null|null"),
                csv(
                        copy -> copy.dateFormat("DD.MM.YYYY").acceptAnyDate().timeFormat("auto"),
                        "1,x,,25.11.2026\n2,x,,never\n",
                        "1|x|null|2026-11-25",
                        "2|x|null|null"),
                csv(CopyCommandBuilder::roundDecimals, "1,x,1.005,\n", "1|x|1.01|null"),
                csv(copy -> copy.encoding("UTF16LE"), one.getBytes(StandardCharsets.UTF_16LE)),
                csv(copy -> copy.encoding("ISO88591"), one.getBytes(StandardCharsets.ISO_8859_1)),
                new Copy(
                        CopyFormat.CSV,
                        copy -> copy.acceptInvalidCharacters('?'),
                        "1,\u00e9,,\n".getBytes(StandardCharsets.ISO_8859_1),
                        List.of("1|?|null|null")),
                csv(copy -> copy.maxErrors(2), "x,,,\n" + one, ONE),
                csv(CopyCommandBuilder::ignoreAllErrors, "x,,,\ny,,,\n" + one, ONE),
                csv(CopyCommandBuilder::noLoad, one),
                csv(CopyCommandBuilder::explicitIds, one, ONE),
                of(CopyFormat.JSON, copy -> copy, "{\"id\":1,\"title\":\"one\"}", "1|one|null|null"),
                of(CopyFormat.JSON, CopyCommandBuilder::ignoreCase, "{\"ID\":1,\"Title\":\"one\"}", "1|one|null|null"),
                of(CopyFormat.DELIMITED, copy -> copy, "1|one|1.50|2026-11-25\n", ONE),
                of(
                        CopyFormat.DELIMITED,
                        copy -> copy.removeQuotes().escape().delimiter(','),
                        "1,'a\\'b',1.50,2026-11-25\n",
                        "1|a'b|1.50|2026-11-25"),
                csv(CopyCommandBuilder::lzop, one, "COPY ... LZOP"),
                of(CopyFormat.ORC, copy -> copy, one, "COPY ... FORMAT ORC"),
                of(CopyFormat.FIXEDWIDTH, copy -> copy.widths("a:1"), one, "COPY ... FORMAT FIXEDWIDTH"));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void loadsTheRowsOrIsRefusedByName(Copy copy, TestLake lake) throws IOException {
        lake.execute("create schema if not exists " + lake.name());
        lake.execute(
                "create table " + lake.table("copied") + " (id int, title varchar(10), price decimal(9, 2), day date)");
        lake.store().put(new ObjectKey("in/file"), copy.file());
        CopyCommand command =
                copy.command(TableName.of(lake.name(), "copied"), "s3://lake/" + lake.name() + "/in/file");

        if (isRefusal(copy)) {
            assertThatThrownBy(() -> command.run(lake.database()))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("not supported by the local Redshift yet: "
                            + copy.outcome().get(0));
        } else {
            command.run(lake.database());
            assertThat(lake.query("select * from " + lake.table("copied") + " order by id"))
                    .isEqualTo(copy.outcome());
        }
    }

    private static boolean isRefusal(Copy copy) {
        return copy.outcome().stream().anyMatch(row -> row.startsWith("COPY"));
    }

    /** MANIFEST, JSONPaths and BZIP2 are run by the loader's tests and the round trip of UNLOAD. */
    @Test
    void noParameterIsLeftOut() throws IOException {
        String run = copies().map(Copy::toString).collect(Collectors.joining(" ")) + " MANIFEST BZIP2";

        assertThat(run.split("[^A-Z_0-9]+"))
                .contains(Arrays.stream(CopyOption.values())
                        .flatMap(option -> Stream.of(option.sql().split(" ")))
                        .toArray(String[]::new));
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** What the command {@code zstd} made of the row. */
    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
