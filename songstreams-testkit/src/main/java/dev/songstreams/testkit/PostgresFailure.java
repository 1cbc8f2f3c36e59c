// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Says why PostgreSQL did not start, in its own words, and what to do about it. */
final class PostgresFailure {

    private static final int SHOWN_CHARACTERS = 2_000;

    /** What PostgreSQL says, and what to do about it; the first that fits counts. */
    private static final List<Map.Entry<String, String>> ADVICE = List.of(
            Map.entry(
                    "cannot be run as root",
                    "PostgreSQL refuses to run as root, and this machine has or allows no user namespaces (unshare -U): run"
                            + " it as another user"),
            Map.entry(
                    "execution of the server by a user with administrative permissions is not permitted",
                    "PostgreSQL refuses to run as an administrator: run it as another user"),
            Map.entry(
                    "No Postgres binary found for",
                    "there is no PostgreSQL for this system and CPU on the class path: add the artifact of"
                            + " io.zonky.test.postgres for it; there are some for Linux, macOS and Windows"),
            Map.entry(
                    "database files are incompatible with server",
                    "the directory was made by another version of PostgreSQL: give another directory, or remove this one if"
                            + " what it holds is not needed"),
            Map.entry(
                    "error while loading shared libraries",
                    "a library of the system that PostgreSQL needs is missing: install it; PostgreSQL names it"),
            Map.entry(
                    "invalid locale",
                    "the locale that the environment asks for is missing here: unset LC_ALL and LANG, or set them to C"),
            Map.entry("No space left on device", "the disk is full"),
            Map.entry("Read-only file system", "the directory is on a disk that is read-only: give another directory"),
            Map.entry("Permission denied", "this user may not write there: give another directory"),
            Map.entry("could not bind", "no port is free on 127.0.0.1"),
            Map.entry(
                    "could not create shared memory segment",
                    "the machine or container gives PostgreSQL too little shared memory"));

    private PostgresFailure() {}

    /** The failure with what PostgreSQL has written into its log since it held so many bytes. */
    static IOException explain(Exception failure, Path log, long from) throws IOException {
        String said = Files.exists(log) ? tail(Files.readAllBytes(log), from) : "";
        String all = failure + " " + failure.getCause() + " " + said;
        String advice = ADVICE.stream()
                .filter(known -> all.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("see what it says itself");
        return new IOException(
                "PostgreSQL did not start: " + advice + ". " + failure.getMessage()
                        + (said.isEmpty() ? "" : "\nPostgreSQL said:\n" + said),
                failure);
    }

    private static String tail(byte[] log, long from) {
        int start = (int) Math.min(from, log.length);
        String said = new String(log, start, log.length - start, StandardCharsets.UTF_8).strip();
        return said.substring(Math.max(0, said.length() - SHOWN_CHARACTERS));
    }
}
