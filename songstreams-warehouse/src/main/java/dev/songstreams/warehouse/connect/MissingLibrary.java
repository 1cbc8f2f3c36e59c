// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.util.Map;
import java.util.Optional;

/**
 * A library that the driver's own login uses and that is not there: the driver names them in its POM as optional, so nobody brings them.
 *
 * @param className the class that was not found
 */
record MissingLibrary(String className) {
    private static final String SDK = "software.amazon.awssdk";

    /** What brings a package, and what it is for. All others of the SDK come with {@code redshift}. */
    private static final Map<String, String> MODULES = Map.of(
            SDK + ".http.apache.",
            SDK + ":apache-client, which it uses behind a proxy",
            SDK + ".services.redshiftserverless.",
            SDK + ":redshiftserverless, which gets passwords of a serverless workgroup",
            SDK + ".services.sts.",
            SDK + ":sts, which takes on roles",
            "com.fasterxml.jackson.",
            "com.fasterxml.jackson.core:jackson-databind, which reads what identity providers answer");

    private static final String REDSHIFT = SDK + ":redshift, which gets passwords of a cluster";

    /** The class that was missing, if that is what made this fail. */
    static Optional<MissingLibrary> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof NoClassDefFoundError && each.getMessage() != null) {
                return Optional.of(new MissingLibrary(each.getMessage().replace('/', '.')));
            }
        }
        return Optional.empty();
    }

    /** What to add. */
    String module() {
        return MODULES.entrySet().stream()
                .filter(module -> className.startsWith(module.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REDSHIFT);
    }

    @Override
    public String toString() {
        return "the class " + className + " is not on the class path; add the Maven artifact " + module();
    }
}
