// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.site;

/** The 17 pages of the site. */
public enum Page {
    /** About the service. */
    ABOUT("About", "GET", 200),
    /** Asks to close the account. */
    CANCEL("Cancel", "PUT", 307),
    /** Closes the account. */
    CANCELLATION_CONFIRMATION("Cancellation Confirmation", "GET", 200),
    /** Offers the free level. */
    DOWNGRADE("Downgrade", "GET", 200),
    /** Not found. */
    ERROR("Error", "GET", 404),
    /** Help. */
    HELP("Help", "GET", 200),
    /** The entrance. */
    HOME("Home", "GET", 200),
    /** A name and a password. */
    LOGIN("Login", "PUT", 307),
    /** Good-bye. */
    LOGOUT("Logout", "PUT", 307),
    /** A song begins. */
    NEXT_SONG("NextSong", "PUT", 200),
    /** Offers an account. */
    REGISTER("Register", "GET", 200),
    /** Changes the settings. */
    SAVE_SETTINGS("Save Settings", "PUT", 307),
    /** Shows the settings. */
    SETTINGS("Settings", "GET", 200),
    /** Takes the free level. */
    SUBMIT_DOWNGRADE("Submit Downgrade", "PUT", 307),
    /** Opens an account. */
    SUBMIT_REGISTRATION("Submit Registration", "PUT", 307),
    /** Takes the paid level. */
    SUBMIT_UPGRADE("Submit Upgrade", "PUT", 307),
    /** Offers the paid level. */
    UPGRADE("Upgrade", "GET", 200);

    private final String wireName;
    private final String method;
    private final int status;

    Page(String wireName, String method, int status) {
        this.wireName = wireName;
        this.method = method;
        this.status = status;
    }

    /** The value of the field page. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP method it is asked for with. */
    public String method() {
        return method;
    }

    /** The HTTP status it answers with. */
    public int status() {
        return status;
    }

    /** Whether seeing it changes what the visitor pays. */
    public boolean changesLevel() {
        return this == SUBMIT_DOWNGRADE || this == SUBMIT_UPGRADE;
    }
}
