// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import static dev.songstreams.warehouse.golden.ValueConstructs.select;
import static dev.songstreams.warehouse.query.expression.Expression.value;
import static dev.songstreams.warehouse.query.function.Aggregates.count;
import static dev.songstreams.warehouse.query.function.Dates.convertTimezone;
import static dev.songstreams.warehouse.query.function.Dates.dateAdd;
import static dev.songstreams.warehouse.query.function.Dates.dateDiff;
import static dev.songstreams.warehouse.query.function.Dates.datePart;
import static dev.songstreams.warehouse.query.function.Dates.dateTrunc;
import static dev.songstreams.warehouse.query.function.Dates.extract;
import static dev.songstreams.warehouse.query.function.Dates.getDate;
import static dev.songstreams.warehouse.query.function.Dates.lastDay;

import dev.songstreams.warehouse.music.Listens;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.expression.Case;
import dev.songstreams.warehouse.query.function.DateField;
import dev.songstreams.warehouse.query.function.DateUnit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions of dates and times, with every unit and every field. */
final class DateConstructs {

    private static final Listens l = Listens.TABLE;

    private DateConstructs() {}

    static List<Construct> all() {
        List<Construct> all = new ArrayList<>();
        for (DateUnit unit : DateUnit.values()) {
            all.addAll(ofUnit(unit));
        }
        List<String> fields = List.of("year", "quarter", "month", "week", "day", "dow", "doy", "hour", "minute");
        for (int i = 0; i < fields.size(); i++) {
            DateField field = DateField.values()[i];
            all.add(select(
                    "the " + fields.get(i), extract(field, l.ts), "extract(" + fields.get(i) + " from listens.ts)"));
        }
        all.add(select(
                "the month of a date",
                dateTrunc(DateUnit.MONTH, l.day),
                "cast(date_trunc('month', listens.day) as date)"));
        all.add(select(
                "a date later", dateAdd(DateUnit.WEEK, 2, l.day), "cast(dateadd(week, ?, listens.day) as date)", 2));
        all.add(select(
                "days between dates", dateDiff(DateUnit.DAY, l.day, l.day), "datediff(day, listens.day, listens.day)"));
        all.add(select(
                "the time in UTC",
                convertTimezone(ZoneOffset.UTC, l.ts),
                "convert_timezone('UTC', 'UTC', listens.ts)"));
        all.add(select(
                "the time in the zone of the row",
                convertTimezone(
                        Case.when(l.state.eq("CA"), value("America/Los_Angeles"))
                                .otherwise(value("UTC")),
                        l.ts),
                "convert_timezone('UTC', case when listens.state = ? then ? else ? end, listens.ts)",
                "CA",
                "America/Los_Angeles",
                "UTC"));
        all.add(select(
                "a field as floating point", datePart(DateField.DAY_OF_WEEK, l.ts), "date_part(dow, listens.ts)"));
        all.add(select("the last day of the month", lastDay(l.ts), "last_day(listens.ts)"));
        all.add(select("now", getDate(), "getdate()"));
        all.add(hoursOfTheDay());
        return all;
    }

    private static List<Construct> ofUnit(DateUnit unit) {
        String word = unit.name().toLowerCase(Locale.ROOT);
        return List.of(
                select("truncated to " + word, dateTrunc(unit, l.ts), "date_trunc('" + word + "', listens.ts)"),
                select(word + "s added", dateAdd(unit, -1, l.ts), "dateadd(" + word + ", ?, listens.ts)", -1),
                select(
                        word + "s between",
                        dateDiff(unit, l.ts, l.ts),
                        "datediff(" + word + ", listens.ts, listens.ts)"));
    }

    private static Construct hoursOfTheDay() {
        var hour = extract(DateField.HOUR, convertTimezone(ZoneId.of("America/New_York"), l.ts));
        return Construct.of(
                "listens per hour of the day in a time zone",
                Query.select(hour.as("hour"), count().as("plays"))
                        .from(l)
                        .groupBy(hour)
                        .orderBy(hour.asc()),
                """
                select extract(hour from convert_timezone('UTC', 'America/New_York', listens.ts)) as hour, count(*) as plays
                from music.listens
                group by extract(hour from convert_timezone('UTC', 'America/New_York', listens.ts))
                order by extract(hour from convert_timezone('UTC', 'America/New_York', listens.ts))
                """);
    }
}
