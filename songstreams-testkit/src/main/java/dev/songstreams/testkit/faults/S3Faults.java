// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A proxy before an S3 server that breaks what it is told to break, and passes everything else on byte for byte, so that signatures
 * stay valid. Clients connect to {@link #endpoint} with path-style addresses over HTTP/1.1.
 *
 * <p>Rules are tried in the order in which they were made, and the first that meets a request decides. Safe for use by many
 * threads, and by clients of other processes. Where the server can't be reached, the client's connection is closed without an answer.
 *
 * <pre>{@code
 * try (LocalS3 s3 = LocalS3.start();
 *         S3Faults faults = S3Faults.before(s3.endpoint())) {
 *     faults.on(S3Operation.PUT_OBJECT).times(3).answer(503, "SlowDown");
 *     faults.when(request -> request.key().endsWith("7.json")).loseAnswer();
 *     Gate gate = faults.on(S3Operation.COMPLETE_MULTIPART_UPLOAD).holdAnswer();
 *     // ... let a client of faults.endpoint() work ...
 *     gate.awaitArrival(Duration.ofSeconds(10)); // the object exists, but the client does not know
 *     gate.open();
 * }
 * }</pre>
 */
public final class S3Faults implements AutoCloseable {
    private final URI server;
    private final ServerSocket listener;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final List<S3Request> requests = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final ExecutorService threads;

    private S3Faults(URI server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "s3-faults-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A proxy before this server, on a free port of 127.0.0.1. */
    public static S3Faults before(URI server) {
        return before(server, 0);
    }

    /**
     * A proxy before this server, on this port of 127.0.0.1; 0 for a free one.
     *
     * @throws IllegalStateException if the port is taken
     */
    public static S3Faults before(URI server, int port) {
        if (!"http".equals(server.getScheme()) || server.getPort() < 0) {
            throw new IllegalArgumentException("expected a server at http://host:port, not at " + server);
        }
        try {
            S3Faults faults = new S3Faults(server, new ServerSocket(port, 0, InetAddress.getByName("127.0.0.1")));
            faults.threads.execute(faults::acceptAll);
            return faults;
        } catch (IOException e) {
            throw new IllegalStateException("no proxy on port " + port + " (0: any): " + e.getMessage(), e);
        }
    }

    /** Where clients are to connect to: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Begins a rule for requests of which this is true. The test runs on the proxy's threads, also for requests at once. */
    public FaultRule when(Predicate<S3Request> matcher) {
        return new FaultRule(this, matcher);
    }

    /** Begins a rule for requests that ask for this. */
    public FaultRule on(S3Operation operation) {
        return when(request -> request.is(operation));
    }

    /** Ends all rules. What is held at a gate stays there. */
    public void clear() {
        rules.clear();
    }

    /** All requests so far, in the order of their heads' coming, also those the server never saw. */
    public List<S3Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The requests so far that ask for this. */
    public List<S3Request> requests(S3Operation operation) {
        return requests().stream().filter(request -> request.is(operation)).toList();
    }

    /** Forgets the requests so far, for a long run. */
    public void forgetRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    /**
     * Closes all connections, drops what is held at gates, and ends all threads.
     *
     * @throws IllegalStateException if a rule's predicate or action failed meanwhile
     */
    @Override
    public void close() {
        try {
            listener.close();
            threads.shutdownNow();
            closeSockets();
            for (int attempt = 0; !threads.awaitTermination(50, TimeUnit.MILLISECONDS); attempt++) {
                if (attempt == 200) {
                    throw new IllegalStateException("an action of a rule goes on 10 seconds after it was interrupted");
                }
                closeSockets();
            }
        } catch (IOException e) {
            throw new IllegalStateException("could not close the proxy at " + endpoint(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a rule failed: " + failed.getMessage(), failed);
        }
    }

    private void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException e) {
                // Closed, or a client that was gone before it was let in.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                Upstream upstream = new Upstream(server, sockets)) {
            Peer client = Peer.of(socket);
            HttpHead head = HttpHead.read(client.in());
            while (head != null && exchange(new Exchange(client, upstream, head))) {
                head = HttpHead.read(client.in());
                upstream.refresh();
            }
        } catch (IOException e) {
            // The client or the server has gone, which closes the other side.
        } catch (InterruptedException e) {
            // The proxy is being closed.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            sockets.remove(socket);
        }
    }

    private boolean exchange(Exchange exchange) throws IOException, InterruptedException {
        synchronized (requests) {
            requests.add(exchange.request());
        }
        Fault fault = rules.stream()
                .filter(rule -> rule.meets(exchange.request()))
                .findFirst()
                .map(FaultRule::fault)
                .orElse(Fault.NONE);
        fault.apply(exchange);
        return exchange.keepsAlive();
    }
}
