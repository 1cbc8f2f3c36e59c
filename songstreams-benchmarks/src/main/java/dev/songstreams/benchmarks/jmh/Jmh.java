// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.jmh;

import dev.songstreams.benchmarks.report.Machine;
import dev.songstreams.benchmarks.report.MarkdownTable;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs JMH with the arguments it takes, its profiler of allocation always on, and says in a table what a record costs. */
final class Jmh {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Jmh() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        if (options.shouldList()) {
            new Runner(options).list();
            return;
        }
        Machine.print();
        ChainedOptionsBuilder all = new OptionsBuilder().parent(options).shouldFailOnError(true);
        if (options.getProfilers().isEmpty()) {
            all.addProfiler(GCProfiler.class);
        }
        print(new Runner(all.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        MarkdownTable table =
                new MarkdownTable("benchmark", "of", "ns a record", "+- (99.9 %)", "bytes allocated a record");
        for (RunResult run : results) {
            Result<?> time = run.getPrimaryResult();
            Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
            table.row(
                    name(run.getParams()),
                    parameters(run.getParams()),
                    number(time.getScore()),
                    number(time.getScoreError()),
                    allocated == null ? "" : number(allocated.getScore()));
        }
        table.print("One thread; a record, an entry, or a call: what the benchmark's class says");
    }

    private static String name(BenchmarkParams benchmark) {
        String[] parts = benchmark.getBenchmark().split("\\.");
        return parts[parts.length - 2].replace("Benchmark", "") + " " + parts[parts.length - 1];
    }

    private static String parameters(BenchmarkParams benchmark) {
        return benchmark.getParamsKeys().stream().map(benchmark::getParam).collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
