// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.log.ModelWorld.Choice;
import dev.songstreams.lake.log.ModelWorld.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a model in every order in which its actors can take their steps and in every way in which these can go. Each run takes
 * one way from the beginning; a state that was met before is not gone on from again.
 */
final class Interleavings {
    private final Supplier<ModelWorld> worlds;
    private final Consumer<ModelWorld> atTheEnd;
    private final Set<UUID> met = new HashSet<>();
    private final Deque<List<Choice>> open = new ArrayDeque<>();
    private int ends;

    /**
     * Of a model.
     *
     * @param worlds makes the world as it is in the beginning
     * @param atTheEnd checks a world whose actors have come to their end
     */
    Interleavings(Supplier<ModelWorld> worlds, Consumer<ModelWorld> atTheEnd) {
        this.worlds = worlds;
        this.atTheEnd = atTheEnd;
    }

    /**
     * How much there was.
     *
     * @param states states in which something had to be chosen
     * @param ends ways to an end
     */
    record Explored(int states, int ends) {}

    Explored all() {
        ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, "model");
            thread.setDaemon(true);
            return thread;
        });
        try {
            open.push(List.of());
            while (!open.isEmpty()) {
                run(open.pop(), threads);
            }
            return new Explored(met.size(), ends);
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(List<Choice> prefix, ExecutorService threads) {
        ModelWorld world = worlds.get();
        try {
            world.start(threads);
            prefix.forEach(world::take);
            List<Choice> way = new ArrayList<>(prefix);
            boolean ended = !prefix.isEmpty() && prefix.get(prefix.size() - 1).kind() == Kind.END;
            while (!ended && met.add(hash(world.key()))) {
                List<Choice> enabled = world.enabled();
                for (Choice other : enabled.subList(1, enabled.size())) {
                    List<Choice> otherWay = new ArrayList<>(way);
                    otherWay.add(other);
                    open.push(otherWay);
                }
                world.take(enabled.get(0));
                way.add(enabled.get(0));
                ended = enabled.get(0).kind() == Kind.END;
            }
            if (ended) {
                ends++;
                atTheEnd.accept(world);
            }
        } finally {
            world.stop();
        }
    }

    private static UUID hash(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
