// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of a model: a store, requests on their way to it, and actors, of which one at a time takes a step. */
final class ModelWorld {
    /** How a step may go. */
    enum Kind {
        GO,
        /** The actor is no more. */
        CRASH,
        /** What was asked is not done, and the actor hears that the store is unavailable. */
        LOST_REQUEST,
        /** What was asked is done, and the actor hears that the store is unavailable. */
        LOST_ANSWER,
        /** What was asked is done later or never, and the actor hears that the store is unavailable. */
        LATE,
        /** A late request arrives. */
        LAND,
        /** The actor, asked to decide, says yes. */
        YES,
        /** All actors are at their end, and no late request will arrive any more. */
        END
    }

    /**
     * What happens next.
     *
     * @param who an actor's number, or that of a late request
     */
    record Choice(Kind kind, int who) {}

    /** A request to create an object that is on its way. */
    record Late(ObjectKey key, byte[] content) {}

    private static final Pattern UNIQUE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=-)[0-9a-f]{32}(?=\\.)");

    private final TreeMap<ObjectKey, byte[]> objects = new TreeMap<>();
    private final List<Late> late = new ArrayList<>();
    private final List<ModelActor> actors = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    /** What actors were told became of their files. */
    Map<ObjectKey, Boolean> told = new TreeMap<>();

    private int faultsLeft;

    ModelWorld(int faults) {
        this.faultsLeft = faults;
    }

    Map<ObjectKey, byte[]> objects() {
        return objects;
    }

    void add(ModelActor actor) {
        actors.add(actor);
    }

    int actors() {
        return actors.size();
    }

    void start(ExecutorService threads) {
        actors.forEach(actor -> actor.start(threads));
    }

    List<Choice> enabled() {
        List<Choice> enabled = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            ModelActor actor = actors.get(i);
            if (!actor.isAtItsEnd()) {
                enabled.add(new Choice(Kind.GO, i));
                if (actor.asks().decides()) {
                    enabled.add(new Choice(Kind.YES, i));
                } else if (faultsLeft > 0) {
                    enabled.add(new Choice(Kind.CRASH, i));
                    if (actor.asks().creates()) {
                        enabled.add(new Choice(Kind.LOST_REQUEST, i));
                        enabled.add(new Choice(Kind.LOST_ANSWER, i));
                        enabled.add(new Choice(Kind.LATE, i));
                    }
                }
            }
        }
        boolean over = enabled.isEmpty();
        for (int i = 0; i < late.size(); i++) {
            enabled.add(new Choice(Kind.LAND, i));
        }
        if (over) {
            enabled.add(new Choice(Kind.END, 0));
        }
        return enabled;
    }

    void take(Choice choice) {
        if (choice.kind() == Kind.LAND) {
            Late arriving = late.remove(choice.who());
            boolean created = objects.putIfAbsent(arriving.key(), arriving.content()) == null;
            trace.add("late " + arriving.key().name() + (created ? " lands" : " is refused"));
        } else if (choice.kind() != Kind.END) {
            if (choice.kind() != Kind.GO && choice.kind() != Kind.YES) {
                faultsLeft--;
            }
            ModelActor actor = actors.get(choice.who());
            trace.add(actor.name() + " " + actor.asks().text() + " " + choice.kind());
            actor.step(choice.kind());
        }
    }

    /** All late requests arrive. */
    void landAll() {
        while (!late.isEmpty()) {
            take(new Choice(Kind.LAND, 0));
        }
    }

    void stop() {
        actors.forEach(ModelActor::stop);
    }

    /** Creates an object on behalf of an actor, in the way that was chosen. */
    boolean create(String actor, ObjectKey key, byte[] content, Kind kind) throws IOException {
        named(actor, key.path() + new String(content, StandardCharsets.UTF_8));
        if (kind == Kind.LATE) {
            late.add(new Late(key, content));
        }
        boolean created = kind != Kind.LATE && kind != Kind.LOST_REQUEST && objects.putIfAbsent(key, content) == null;
        if (kind != Kind.GO) {
            throw new StoreUnavailableException("no answer", null);
        }
        return created;
    }

    void put(String actor, ObjectKey key, byte[] content) {
        named(actor, key.path());
        objects.put(key, content);
    }

    byte[] read(ModelStore store, ObjectKey key) throws IOException {
        byte[] content = objects.get(key);
        if (content == null) {
            throw new NoSuchObjectException(store, key);
        }
        return content.clone();
    }

    /** A text in which what is random is replaced by who made it and in which order, so that runs can be compared. */
    String named(String actor, String text) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = UNIQUE.matcher(text);
        while (matcher.find()) {
            long made = names.values().stream()
                    .filter(name -> name.startsWith(actor + "#"))
                    .count();
            matcher.appendReplacement(out, names.computeIfAbsent(matcher.group(), random -> actor + "#" + made));
        }
        return matcher.appendTail(out).toString();
    }

    /** What tells this state of the run from others: two that are alike have the same future. */
    String key() {
        StringBuilder key = new StringBuilder().append(faultsLeft).append('|');
        actors.forEach(actor -> key.append(actor.history()).append('|'));
        objects.forEach((object, content) -> key.append(named("?", object.path()))
                .append(named("?", new String(content, StandardCharsets.UTF_8)))
                .append('|'));
        late.forEach(request -> key.append(named("?", new String(request.content(), StandardCharsets.UTF_8)))
                .append('|'));
        told.forEach((file, committed) ->
                key.append(named("?", file.path())).append(committed).append('|'));
        return key.toString();
    }

    String trace() {
        StringBuilder text = new StringBuilder();
        trace.forEach(line -> text.append("\n  ").append(named("?", line)));
        return text.toString();
    }
}
