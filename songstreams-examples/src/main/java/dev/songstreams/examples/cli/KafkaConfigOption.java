// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --kafka-config}: a file of Kafka's client properties. */
final class KafkaConfigOption {
    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "A properties file for Kafka's consumer: TLS, SASL, group.protocol and so on.")
    private @Nullable Path file;

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (file != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new CommandFailure("cannot read --kafka-config " + file + ": " + Failures.oneLine(e), e);
            }
            read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        }
        return properties;
    }
}
