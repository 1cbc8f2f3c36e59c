// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

/**
 * How hard and how long.
 *
 * @param kills workers to kill
 * @param records records to send, all of which each lake is to get
 * @param seed decides all that chance decides, but not the threads' timing
 * @param chaos whether the broker is restarted and S3 fails meanwhile
 */
record SoakSettings(int kills, long records, long seed, boolean chaos) {
    /** From the system properties {@code songstreams.soak.*}. */
    static SoakSettings fromProperties(int kills, long records, boolean chaos) {
        return new SoakSettings(
                Integer.getInteger("songstreams.soak.kills", kills),
                Long.getLong("songstreams.soak.records", records),
                Long.getLong("songstreams.soak.seed", System.nanoTime()),
                chaos || Boolean.getBoolean("songstreams.soak.chaos"));
    }

    /** How to run it again. */
    @Override
    public String toString() {
        return "-Dsongstreams.soak.kills=" + kills + " -Dsongstreams.soak.records=" + records
                + " -Dsongstreams.soak.seed=" + seed + " -Dsongstreams.soak.chaos=" + chaos;
    }
}
