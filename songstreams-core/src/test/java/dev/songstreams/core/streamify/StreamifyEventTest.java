// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.streamify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.Rejection;
import dev.songstreams.core.decode.Rejection.Reason;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.decode.ValueRecord;
import dev.songstreams.core.event.EventColumn;
import dev.songstreams.core.event.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four events from values as eventsim writes them. */
class StreamifyEventTest {
    private static final String DEVICE_JSON = "\"city\":\"Windsor Locks\",\"zip\":\"06095\",\"state\":\"CT\","
            + "\"userAgent\":\"\\\"Mozilla/5.0 (X11; Linux x86_64)\\\"\",\"lon\":-72.654321,\"lat\":41.852963";
    private static final String USER_JSON =
            "\"userId\":42,\"lastName\":\"Ibáñez\",\"firstName\":\"Ana\",\"gender\":\"F\","
                    + "\"registration\":1540000000000";
    private static final String LISTEN_JSON = "{\"artist\":\"Dobet GnahorÃ©\",\"song\":\"Palea\",\"duration\":215.7971,"
            + "\"ts\":1541404000123,\"sessionId\":9001,\"auth\":\"Logged In\",\"level\":\"paid\",\"itemInSession\":3,"
            + DEVICE_JSON + "," + USER_JSON + "}\n";

    private static final Instant TS = Instant.ofEpochMilli(1541404000123L);
    private static final Device DEVICE =
            new Device("Windsor Locks", "06095", "CT", "\"Mozilla/5.0 (X11; Linux x86_64)\"", -72.654321, 41.852963);
    private static final User USER = new User(42, "Ibáñez", "Ana", "F", Instant.ofEpochMilli(1540000000000L));

    private static <E extends Record> DecodeResult<E> decode(EventType<E> type, String json) {
        JsonOptions options = JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8);
        return new JsonEventDecoder<>(type, options).decode(ValueRecord.of(json));
    }

    private static ListenEvent listenBy(@Nullable User user, String auth) {
        return new ListenEvent("Dobet Gnahoré", "Palea", 215.7971, TS, 9001, auth, "paid", 3, DEVICE, user);
    }

    @Test
    void aListenIsReadWithItsZipAndItsAccents() {
        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, LISTEN_JSON))
                .isEqualTo(DecodeResult.of(listenBy(USER, "Logged In")));
    }

    @Test
    void aListenIsReadFromItsDoublyEncodedForm() {
        String escaped = LISTEN_JSON.strip().replace("\\", "\\\\").replace("\"", "\\\"");

        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, "\"" + escaped + "\"\n"))
                .isEqualTo(DecodeResult.of(listenBy(USER, "Logged In")));
    }

    @Test
    void aTagBehindTheUserChangesNothing() {
        String tagged = LISTEN_JSON.replace("}\n", ",\"tag\":\"control\"}\n");

        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, tagged))
                .isEqualTo(DecodeResult.of(listenBy(USER, "Logged In")));
    }

    @Test
    void aListenWithoutAUserHasNone() {
        String guest = LISTEN_JSON.replace("," + USER_JSON, "").replace("Logged In", "Guest");

        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, guest)).isEqualTo(DecodeResult.of(listenBy(null, "Guest")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "registration"})
    void aUserWithoutWhatMakesAUserIsRejected(String key) {
        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, LISTEN_JSON.replace("\"" + key + "\"", "\"other\"")))
                .isEqualTo(new DecodeResult.Rejected<ListenEvent>(
                        new Rejection(Reason.MISSING_FIELD, key + " is missing")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "artist",
                "song",
                "duration",
                "ts",
                "sessionId",
                "auth",
                "level",
                "itemInSession",
                "city",
                "zip",
                "state",
                "userAgent",
                "lon",
                "lat"
            })
    void aListenWithoutOneOfItsFieldsIsRejected(String key) {
        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, LISTEN_JSON.replace("\"" + key + "\"", "\"other\"")))
                .isEqualTo(new DecodeResult.Rejected<ListenEvent>(
                        new Rejection(Reason.MISSING_FIELD, key + " is missing")));
    }

    @Test
    void aZipThatBecameANumberIsRejected() {
        assertThat(decode(StreamifyEvent.LISTEN_EVENTS, LISTEN_JSON.replace("\"06095\"", "6095")))
                .isEqualTo(new DecodeResult.Rejected<ListenEvent>(
                        new Rejection(Reason.WRONG_TYPE, "zip is a number, expected TEXT(16)")));
    }

    @Test
    void aPageViewOfASongNamesIt() {
        assertThat(decode(
                        StreamifyEvent.PAGE_VIEW_EVENTS,
                        "{\"ts\":1541404000123,\"sessionId\":9001,\"page\":\"NextSong\",\"auth\":\"Logged In\","
                                + "\"method\":\"PUT\",\"status\":200,\"level\":\"free\",\"itemInSession\":3,"
                                + DEVICE_JSON
                                + "," + USER_JSON
                                + ",\"artist\":\"Radiohead\",\"song\":\"Creep\",\"duration\":238.6}\n"))
                .isEqualTo(DecodeResult.of(new PageViewEvent(
                        TS,
                        9001,
                        "NextSong",
                        "Logged In",
                        "PUT",
                        200,
                        "free",
                        3,
                        DEVICE,
                        USER,
                        "Radiohead",
                        "Creep",
                        238.6)));
    }

    @Test
    void aPageViewOfAnotherPageHasNoSongAndMaybeNoUser() {
        assertThat(decode(
                        StreamifyEvent.PAGE_VIEW_EVENTS,
                        "{\"ts\":1541404000123,\"sessionId\":9001,\"page\":\"Home\",\"auth\":\"Guest\","
                                + "\"method\":\"GET\",\"status\":404,\"level\":\"free\",\"itemInSession\":0,"
                                + DEVICE_JSON
                                + "}\n"))
                .isEqualTo(DecodeResult.of(new PageViewEvent(
                        TS, 9001, "Home", "Guest", "GET", 404, "free", 0, DEVICE, null, null, null, null)));
    }

    @Test
    void aFailedLoginHasNoUser() {
        assertThat(decode(
                        StreamifyEvent.AUTH_EVENTS,
                        "{\"ts\":1541404000123,\"sessionId\":9001,\"level\":\"free\",\"itemInSession\":1," + DEVICE_JSON
                                + ",\"success\":false}\n"))
                .isEqualTo(DecodeResult.of(new AuthEvent(TS, 9001, "free", 1, DEVICE, null, false)));
    }

    @Test
    void aLoginNamesItsUser() {
        assertThat(decode(
                        StreamifyEvent.AUTH_EVENTS,
                        "{\"ts\":1541404000123,\"sessionId\":9001,\"level\":\"free\",\"itemInSession\":1," + DEVICE_JSON
                                + "," + USER_JSON + ",\"success\":true}\n"))
                .isEqualTo(DecodeResult.of(new AuthEvent(TS, 9001, "free", 1, DEVICE, USER, true)));
    }

    @Test
    void aStatusChangeCarriesTheLevelBeforeIt() {
        assertThat(decode(
                        StreamifyEvent.STATUS_CHANGE_EVENTS,
                        "{\"ts\":1541404000123,\"sessionId\":9001,\"auth\":\"Logged In\",\"level\":\"free\","
                                + "\"itemInSession\":8," + DEVICE_JSON + "," + USER_JSON + "}\n"))
                .isEqualTo(DecodeResult.of(new StatusChangeEvent(TS, 9001, "Logged In", "free", 8, DEVICE, USER)));
    }

    @Test
    void everyTopicHasItsColumnsInWireOrder() {
        String device = "city zip state user_agent lon lat ";
        String user = "user_id last_name first_name gender registration";

        assertThat(columnsOf(StreamifyEvent.LISTEN_EVENTS))
                .isEqualTo("artist song duration ts session_id auth level item_in_session " + device + user);
        assertThat(columnsOf(StreamifyEvent.PAGE_VIEW_EVENTS))
                .isEqualTo("ts session_id page auth method status level item_in_session " + device + user
                        + " artist song duration");
        assertThat(columnsOf(StreamifyEvent.AUTH_EVENTS))
                .isEqualTo("ts session_id level item_in_session " + device + user + " success");
        assertThat(columnsOf(StreamifyEvent.STATUS_CHANGE_EVENTS))
                .isEqualTo("ts session_id auth level item_in_session " + device + user);
    }

    private static String columnsOf(EventType<?> type) {
        return String.join(" ", type.columns().stream().map(EventColumn::name).toList());
    }

    @Test
    void everyTypeIsNamedAfterItsTopicAndHasItsTimeAndItsKeys() {
        List<EventType<?>> types = StreamifyEvent.types();

        assertThat(types)
                .extracting(EventType::name)
                .containsExactly("listen_events", "page_view_events", "auth_events", "status_change_events");
        assertThat(types).allSatisfy(type -> {
            assertThat(type.schema().column(type.eventTime().orElseThrow()).name())
                    .isEqualTo("ts");
            assertThat(type.sortKey()).extracting(EventColumn::name).containsExactly("ts");
            assertThat(type.columns())
                    .filteredOn(EventColumn::distKey)
                    .extracting(EventColumn::name)
                    .containsExactly("user_id");
        });
    }
}
