// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFailureTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "initdb: error: cannot be run as root | run it as another user",
                "initdb: error: invalid locale settings | unset LC_ALL and LANG",
                "initdb: error while loading shared libraries: libicu.so | a library of the system that PostgreSQL needs",
                "FATAL: could not create file: Read-only file system | give another directory",
                "FATAL: could not open directory: Permission denied | this user may not write there",
                "FATAL: could not write file: No space left on device | the disk is full",
                "LOG: could not bind IPv4 address | no port is free on 127.0.0.1",
                "PANIC: something else | see what it says itself",
            })
    void whatPostgresSaysIsShownWithAdvice(String said, String advice) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "an earlier run\n" + said + "\n");
        IOException explained = PostgresFailure.explain(new IllegalStateException("Process [initdb] failed"), log, 15);
        assertThat(explained)
                .hasMessageStartingWith("PostgreSQL did not start: ")
                .hasMessageContaining(advice)
                .hasMessageEndingWith(". Process [initdb] failed\nPostgreSQL said:\n" + said);
    }

    @Test
    void aSystemWithoutPostgresIsNamed() throws IOException {
        IOException explained = PostgresFailure.explain(
                new IllegalStateException("No Postgres binary found for Linux / riscv64"), folder.resolve("none"), 0);
        assertThat(explained)
                .hasMessage(
                        "PostgreSQL did not start: there is no PostgreSQL for this system and CPU on the class path: add"
                                + " the artifact of io.zonky.test.postgres for it; there are some for Linux, macOS and Windows."
                                + " No Postgres binary found for Linux / riscv64");
    }
}
