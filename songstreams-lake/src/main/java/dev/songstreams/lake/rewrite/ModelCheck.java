// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.RewriteTarget;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Whether a topic's rows can be made anew by a model. */
final class ModelCheck {
    private ModelCheck() {}

    /** The columns of all zones that the topic has, clean's by the model. */
    static Map<Zone, RowSchema> schemas(RewriteTarget target, LogEntry newest) {
        Map<Zone, RowSchema> schemas = new EnumMap<>(newest.schemas());
        schemas.putAll(target.schemas());
        return schemas;
    }

    /**
     * Checks that the topic has zone clean, and that the model has all its columns, and room for their text: what it lacks would be
     * lost.
     *
     * @throws RewriteException if not
     */
    static void check(RewriteTarget target, LogEntry newest) throws IOException {
        String where = target.topic() + " in " + target.store().root();
        RowSchema present = newest.schemas().get(Zone.CLEAN);
        if (present == null) {
            throw new RewriteException(where
                    + " has zone raw alone, so there are no rows to make anew and no dead letters;"
                    + " listen to it with an event type"
                    + (mayGetClean(target) ? ", which gives it zone clean, and replay it then" : " into another lake"));
        }
        RowSchema ours = Objects.requireNonNull(target.schemas().get(Zone.CLEAN), "a rewrite writes zone clean");
        present.outgrownAt(ours).ifPresent(column -> {
            throw new RewriteException("zone clean of " + where + " has the columns " + present.columns()
                    + ", but this event type has " + ours.columns() + ": " + present.column(column)
                    + " is missing, narrower or another; it must have all of those, in their order, and may widen text"
                    + " and append more");
        });
    }

    /** Which zones a lake has was settled when it was made. */
    private static boolean mayGetClean(RewriteTarget target) throws IOException {
        return new LakeReader(target.store())
                .descriptor()
                .filter(lake -> lake.zones().contains(Zone.CLEAN))
                .isPresent();
    }

    /**
     * Checks that there is a zone raw to replay.
     *
     * @throws RewriteException if not
     */
    static void checkRaw(RewriteTarget target, LogEntry newest) {
        if (!newest.schemas().containsKey(Zone.RAW)) {
            throw new RewriteException("the lake " + target.store().root() + " was made without zone raw, so "
                    + target.topic()
                    + " can't be replayed from it; dead letters can be redriven, and what Kafka still has"
                    + " can be listened to into another lake");
        }
    }
}
