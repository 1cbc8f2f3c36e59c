// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source of logins and waits no longer than told. A source that hangs would else hold the one thread with which the pool
 * makes connections, and {@link WarehousePool.Builder#open}, for ever.
 */
record TimedLogin(LoginSource source, Duration patience, ConnectFailure failure) {
    /**
     * The login that the source gives.
     *
     * @throws WarehouseConnectException if it gives none in time
     */
    WarehouseLogin login() {
        FutureTask<@Nullable WarehouseLogin> question = new FutureTask<>(source::login);
        Thread thread = new Thread(question, "songstreams-warehouse-login");
        thread.setDaemon(true);
        thread.start();
        try {
            WarehouseLogin login = question.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (login == null) {
                throw failure.ofSource("it gave none", null);
            }
            return login;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failure.ofSource(cause.getClass().getSimpleName() + ": " + ConnectFailure.firstLine(cause), cause);
        } catch (TimeoutException e) {
            question.cancel(true);
            throw failure.ofSource("it gave none within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            question.cancel(true);
            Thread.currentThread().interrupt();
            throw failure.ofSource("the thread that waited for it was interrupted", e);
        }
    }
}
