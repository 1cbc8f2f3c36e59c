// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStores;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --lake}, or the variable {@code SONGSTREAMS_LAKE}. */
final class LakeOption {
    private static final String VARIABLE = "SONGSTREAMS_LAKE";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--lake",
            paramLabel = "URI",
            description = "Where the lake lies: s3://bucket/prefix or file:///dir; by default the variable " + VARIABLE
                    + ". S3's endpoint, region and credentials come from the environment, as for any AWS tool.")
    private @Nullable String uri;

    URI uri() {
        String text = uri == null ? System.getenv(VARIABLE) : uri;
        if (text == null || text.isBlank()) {
            throw new ParameterException(
                    command.commandLine(), "say where the lake lies: --lake URI, or set " + VARIABLE);
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ParameterException(command.commandLine(), "--lake " + text + " is no URI: " + e.getReason());
        }
    }

    /**
     * The store of a lake that is there, which the caller closes.
     *
     * @throws CommandFailure if there is none
     */
    ObjectStore openLake() throws IOException {
        ObjectStore store = open();
        try {
            requireLake(store);
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Checks that there is a lake.
     *
     * @throws CommandFailure if there is none
     */
    static void requireLake(ObjectStore store) throws IOException {
        if (new LakeReader(store).descriptor().isEmpty()) {
            throw new CommandFailure("there is no lake under " + store.root() + " yet; run songstreams listen first");
        }
    }

    /**
     * The topics that are asked for in a lake: the one named, or all.
     *
     * @throws CommandFailure if the lake has no topic of that name
     */
    static List<String> topics(LakeReader lake, @Nullable String named) throws IOException {
        List<String> topics = List.copyOf(lake.topics());
        if (named == null) {
            return topics;
        }
        if (!topics.contains(named)) {
            throw new CommandFailure(
                    "the lake " + lake.store().root() + " has no topic " + named + ", but these: " + topics);
        }
        return List.of(named);
    }

    /** The store, which answers, and which the caller closes. */
    ObjectStore open() throws IOException {
        ObjectStore store;
        try {
            store = ObjectStores.open(uri());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--lake " + uri() + ": " + e.getMessage());
        }
        try {
            store.verify();
            return store;
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }
}
