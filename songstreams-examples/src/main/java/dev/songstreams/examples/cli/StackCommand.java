// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.testkit.LocalStack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the local stack until the process is told to stop. */
@Command(
        name = "stack",
        description =
                "Start a Kafka broker, an S3 server and a local Redshift, print the variables that the other commands,"
                        + " psql and AWS tools find them by, then 'ready', and stay.")
final class StackCommand implements Callable<Integer> {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Keep the data here, to be found again at the next start; by default it is thrown away at the end.")
    private @Nullable Path dir;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        LocalStack.Builder builder = LocalStack.builder();
        LocalStack stack = (dir == null ? builder : builder.directory(dir.toAbsolutePath())).start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "songstreams-stack-stop"));
        PrintWriter out = spec.commandLine().getOut();
        stack.environment().forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
        out.println("ready");
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    /** A value as a shell reads it; plain where it can be, for those who read the lines otherwise. */
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:@%+=,?-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
