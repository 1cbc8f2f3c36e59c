// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.ddl;

import static dev.songstreams.warehouse.query.function.Aggregates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.EventType;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTableTest {
    enum Channel {
        WEB,
        SHOP
    }

    record Purchase(
            Instant at,
            long customerId,
            String sku,
            @Digits(precision = 12, scale = 2) BigDecimal price,
            int pieces,
            float weight,
            double length,
            boolean gift,
            LocalDate due,
            UUID basket,
            Channel channel) {}

    private final EventTable purchases =
            EventTable.of(TableName.of("public", "purchases"), EventType.of(Purchase.class));

    @Test
    void givesTheEventsColumnsToQueries() {
        Column<Long> customer = purchases.event("customer_id", Long.class);
        Column<BigDecimal> price = purchases.event("price", BigDecimal.class);

        assertThat(Query.select(customer, sum(price))
                        .from(purchases)
                        .where(purchases.kafkaOffset.gt(7L))
                        .groupBy(customer)
                        .render()
                        .sql())
                .isEqualTo("""
                        select purchases.customer_id, sum(purchases.price)
                        from public.purchases
                        where purchases.kafka_offset > ?
                        group by purchases.customer_id""");
    }

    @Test
    void everyTypeOfColumnHasItsJavaType() {
        purchases.event("at", Instant.class);
        purchases.event("sku", String.class);
        purchases.event("pieces", Integer.class);
        purchases.event("weight", Float.class);
        purchases.event("length", Double.class);
        purchases.event("gift", Boolean.class);
        purchases.event("due", LocalDate.class);
        purchases.event("basket", UUID.class);
        assertThat(purchases.as("p").event("channel", String.class).name()).contains("channel");
    }

    @Test
    void refusesOtherColumnsAndTypes() {
        assertThatThrownBy(() -> purchases.event("customer", Long.class)).hasMessage("purchase has no column customer");
        assertThatThrownBy(() -> purchases.event("customer_id", Integer.class))
                .hasMessage("purchase.customer_id is LONG, so its values are Long, not Integer");
    }
}
