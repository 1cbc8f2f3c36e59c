// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --verbose}, which every command has. */
final class VerboseOption {
    private static final String NAME = "--verbose";

    @Option(names = NAME, description = "Show the stack trace of a failure.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    static boolean isSet(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption(NAME);
    }
}
