// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.store.local.LocalObjectStore;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoresTest {
    @Test
    void opensADirectory(@TempDir Path directory) throws Exception {
        try (ObjectStore store = ObjectStores.open(URI.create("file://" + directory + "/my%20lake/"))) {
            assertThat(store).isInstanceOf(LocalObjectStore.class);
            assertThat(store.root()).hasToString("file://" + directory + "/my%20lake");
            store.verify();
            store.put(ObjectKey.of("x"), new byte[1]);
            assertThat(directory.resolve("my lake/x")).exists();
        }
    }

    @Test
    void findsTheKeyInWhicheverWayAnObjectIsNamed(@TempDir Path directory) throws Exception {
        ObjectKey key = ObjectKey.of("clean", "a%20b c.csv");
        try (ObjectStore store = ObjectStores.open(URI.create("file://" + directory + "/my%20lake%25/"))) {
            assertThat(store.address(key)).isEqualTo("file://" + directory + "/my lake%/clean/a%20b c.csv");
            assertThat(store.keyOf(store.address(key))).isEqualTo(key);
            assertThat(store.keyOf("file://" + directory + "/my%20lake%25/clean/a%20b c.csv"))
                    .isEqualTo(key);
            assertThat(store.keyOf("clean/a%20b c.csv")).isEqualTo(key);
            assertThatThrownBy(() -> store.keyOf("file://" + directory + "/other/x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'' can't be part of an object key: file://");
        }
    }

    @Test
    void refusesAFileInPlaceOfADirectory(@TempDir Path directory) throws Exception {
        Path file = java.nio.file.Files.writeString(directory.resolve("file"), "x");
        try (ObjectStore store = ObjectStores.open(file.toUri())) {
            assertThatThrownBy(store::verify).hasMessage(file + " is not a directory; choose another or move it away");
        }
    }

    @Test
    void saysWhichAddressesThereAre() {
        refuses("lake", "a store is at s3://bucket/prefix or file:///dir, not at an address without a scheme: lake");
        refuses("hdfs://h/p", "a store is at s3://bucket/prefix or file:///dir, not at hdfs:…");
        refuses("s3a://lake/p", "s3a://… is how Hadoop names it; write s3://bucket/prefix");
        refuses("file://lake/p", "expected file:///dir with three slashes and an absolute path, not file://lake/p");
        refuses("file:lake", "expected file:///dir with three slashes and an absolute path, not file:lake");
    }

    private static void refuses(String uri, String message) {
        assertThatThrownBy(() -> ObjectStores.open(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
