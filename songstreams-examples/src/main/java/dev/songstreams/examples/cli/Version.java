// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The project's version, as the build wrote it down, and the JVM that runs it. */
final class Version implements IVersionProvider {
    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties built = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            built.load(in);
        }
        Runtime.Version java = Runtime.version();
        return new String[] {
            "songstreams " + built.getProperty("version"),
            "Java " + java + ", " + System.getProperty("java.vm.name") + " of " + System.getProperty("java.vendor")
        };
    }
}
