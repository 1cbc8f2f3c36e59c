// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.render.RenderedQuery;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a query, brought from the server a fetch size at a time. It holds its connection until it is closed, or
 * until its last row was read.
 */
final class StreamedRows<R> extends Spliterators.AbstractSpliterator<R> {

    private final StreamScope scope;
    private final QueryWatch watch;
    private final Cursor<R> cursor;
    private boolean closed;

    private StreamedRows(StreamScope scope, QueryWatch watch, Cursor<R> cursor) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.scope = scope;
        this.watch = watch;
        this.cursor = cursor;
    }

    static <R> Stream<R> of(Query<R> query, Supplier<Lease> leases, QuerySettings settings) {
        RenderedQuery rendered = query.render();
        StreamScope scope = StreamScope.begin(leases.get());
        QueryWatch watch = new QueryWatch(rendered, settings.listener(), scope.lease());
        try {
            Cursor<R> cursor = Cursor.open(scope.lease().connection(), rendered, query.shape(), settings);
            StreamedRows<R> rows = new StreamedRows<>(scope, watch, cursor);
            return StreamSupport.stream(rows, false).onClose(rows::close);
        } catch (SQLException e) {
            WarehouseException failure = watch.failed(e);
            scope.endAfter(failure);
            throw failure;
        } catch (RuntimeException e) {
            scope.endAfter(e);
            throw e;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (closed) {
            return false;
        }
        R row;
        try {
            if (!cursor.next()) {
                close();
                return false;
            }
            row = cursor.row();
        } catch (SQLException e) {
            throw closedAfter(watch.failed(e));
        }
        action.accept(row);
        return true;
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            cursor.close();
        } catch (SQLException e) {
            WarehouseException failure = watch.failed(e);
            scope.endAfter(failure);
            throw failure;
        }
        scope.end();
        watch.completed(cursor.rows());
    }

    private WarehouseException closedAfter(WarehouseException failure) {
        closed = true;
        try {
            cursor.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        scope.endAfter(failure);
        return failure;
    }
}
