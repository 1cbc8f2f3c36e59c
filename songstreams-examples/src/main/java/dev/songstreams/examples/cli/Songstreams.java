// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code songstreams} command. */
@Command(
        name = "songstreams",
        description = "Kafka to a data lake to Amazon Redshift to answers, exactly once.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuickstartCommand.class,
            StackCommand.class,
            SimulateCommand.class,
            ListenCommand.class,
            LoadCommand.class,
            QuarantineCommand.class,
            AskCommand.class,
            FilesCommand.class,
            SweepCommand.class,
            CompactCommand.class,
            VacuumCommand.class,
            DeadCommand.class,
            RedriveCommand.class,
            ReplayCommand.class,
            StatusCommand.class
        })
public final class Songstreams implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            description = "Show the stack trace of a failure.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean verbose;

    /** Runs a command and ends the JVM with its exit code: 0 if it did its work, 1 if it could not, 2 for wrong usage. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        Failures failures = new Failures();
        return new CommandLine(new Songstreams())
                .registerConverter(java.time.Duration.class, Durations::parse)
                .registerConverter(Question.class, Question::parse)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Whether a failure's stack trace is wanted. */
    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which command: " + spec.subcommands().keySet());
    }
}
