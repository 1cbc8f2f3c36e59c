// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.people;

import static dev.songstreams.simulator.internal.text.JsonText.field;
import static dev.songstreams.simulator.internal.text.JsonText.rawField;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Someone with a name, a gender and a device; immutable. */
public final class Person {
    private final String names;
    private final byte[] device;

    Person(FirstName firstName, String lastName, String deviceJson) {
        this.names = field("lastName", lastName)
                + field("firstName", firstName.name())
                + field("gender", firstName.gender());
        this.device = deviceJson.getBytes(StandardCharsets.UTF_8);
    }

    /** The device block of this person's events, from its leading comma on; not to be changed. */
    public byte[] device() {
        return device;
    }

    /** The device block with the user block behind it; the tag ends it unless it is empty. */
    public byte[] deviceAndUser(long userId, long registeredAtMillis, String tag) {
        String block = rawField("userId", userId) + names + rawField("registration", registeredAtMillis);
        byte[] user = (tag.isEmpty() ? block : block + field("tag", tag)).getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(device, device.length + user.length);
        System.arraycopy(user, 0, both, device.length, user.length);
        return both;
    }
}
