// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.service;

import static dev.songstreams.simulator.internal.text.JsonText.field;
import static dev.songstreams.simulator.internal.text.JsonText.rawField;

import dev.songstreams.simulator.internal.music.Track;
import dev.songstreams.simulator.internal.site.Auth;
import dev.songstreams.simulator.internal.site.Page;
import dev.songstreams.simulator.internal.site.Place;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Puts events into eventsim's wire form, out of ready-made pieces:
 *
 * <pre>
 * page view      {"ts", "sessionId", "page", "auth", "method", "status", "level", "itemInSession", device, user, song}
 * listen         {song, "ts", "sessionId", "auth", "level", "itemInSession", device, user}
 * auth           {"ts", "sessionId", "level", "itemInSession", device, user, "success"}
 * status change  {"ts", "sessionId", "auth", "level", "itemInSession", device, user}
 * </pre>
 *
 * The user block is absent where the user is not known. Each event ends with a newline.
 */
final class EventEncoder {
    private static final byte[] TS = utf8("{\"ts\":");
    private static final byte[] OPEN = utf8("{");
    private static final byte[] TS_AFTER_SONG = utf8(",\"ts\":");
    private static final byte[] SESSION = utf8(",\"sessionId\":");
    private static final byte[] SUCCESS = utf8(",\"success\":true");
    private static final byte[] FAILURE = utf8(",\"success\":false");
    private static final byte[] END = utf8("}\n");

    private static final byte[][] PAGE_VIEW_PIECES = pieces(EventEncoder::pageViewPiece);
    private static final byte[][] AUTH_AND_LEVEL_PIECES =
            pieces(place -> field("auth", place.auth().wireName()) + levelPiece(place));
    private static final byte[][] LEVEL_PIECES = pieces(EventEncoder::levelPiece);

    private final WireBuffer buffer = new WireBuffer();

    /** A view of any page but NextSong. */
    WireBuffer pageView(Visitor visitor, long now) {
        return begin(visitor, now, PAGE_VIEW_PIECES).add(END);
    }

    /** A view of page NextSong. */
    WireBuffer pageView(Visitor visitor, long now, Track track) {
        return begin(visitor, now, PAGE_VIEW_PIECES).add(track.json()).add(END);
    }

    WireBuffer listen(Visitor visitor, long now, Track track) {
        // The first field of an object has no comma before it.
        buffer.clear().add(OPEN).add(track.json(), 1).add(TS_AFTER_SONG);
        return goOn(visitor, now, AUTH_AND_LEVEL_PIECES).add(END);
    }

    WireBuffer auth(Visitor visitor, long now) {
        boolean success = visitor.place().auth() == Auth.LOGGED_IN;
        return begin(visitor, now, LEVEL_PIECES)
                .add(success ? SUCCESS : FAILURE)
                .add(END);
    }

    WireBuffer statusChange(Visitor visitor, long now) {
        return begin(visitor, now, AUTH_AND_LEVEL_PIECES).add(END);
    }

    private WireBuffer begin(Visitor visitor, long now, byte[][] pieces) {
        buffer.clear().add(TS);
        return goOn(visitor, now, pieces);
    }

    private WireBuffer goOn(Visitor visitor, long now, byte[][] pieces) {
        return buffer.add(now)
                .add(SESSION)
                .add(visitor.sessionId())
                .add(pieces[visitor.place().index()])
                .add(visitor.itemInSession())
                .add(visitor.deviceAndUser());
    }

    private static String pageViewPiece(Place place) {
        Page page = place.page();
        return field("page", page.wireName())
                + field("auth", place.auth().wireName())
                + field("method", page.method())
                + rawField("status", page.status())
                + levelPiece(place);
    }

    private static String levelPiece(Place place) {
        return field("level", place.level().wireName()) + rawField("itemInSession", "");
    }

    private static byte[][] pieces(Function<Place, String> piece) {
        return Place.all().stream().map(piece).map(EventEncoder::utf8).toArray(byte[][]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
