// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.load.LoadException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command that fails prints: one clear line, and the stack trace only where {@code --verbose} asks for it. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        print(failure, "", command);
        return FAILED;
    }

    /** Prints what failed, and what is done about it, if anything is. */
    static void print(Exception failure, String remedy, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("songstreams: " + oneLine(cause(failure)) + remedy);
        if (failure instanceof LoadException) {
            // Other topics' failures, and the star's.
            Stream.of(failure.getSuppressed()).forEach(other -> err.println("songstreams: " + oneLine(other)));
        }
        if (command.getCommandSpec().root().userObject() instanceof Songstreams root && root.verbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("songstreams: " + oneLine(failure) + " (see " + name + " --help)");
        command.getErr().flush();
        return WRONG_USAGE;
    }

    /** What a future wraps says nothing to a user; what is inside does. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null
                && (inner instanceof CompletionException || inner instanceof ExecutionException)) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** What is wrong, in one line. Of a file that can't be read Java says the name alone. */
    static String oneLine(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "access to " + denied.getFile() + " is denied";
        }
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
