package claudoom.monitor.feature.connect.model;

import java.util.Locale;

/** What is written into the sheet, one field each. */
public enum Part {
    SERVERS("Server", "nats://host:4222, several with commas between"), USER("User", ""), PASSWORD("Password",
            ""), TOKEN("Token", ""), CREDS("Creds file", "JWT and seed, as nsc writes it"), NKEY("Nkey file",
                    "a file with a seed"), CA("Authority to trust", "PEM file; empty: those of the system"), CERT(
                            "Our certificate", "PEM file, if one is asked for"), KEY("Our key",
                                    "PEM file, with the certificate"), INBOX("Inbox prefix", "_INBOX");

    private final String title;
    private final String hint;

    Part(String title, String hint) {
        this.title = title;
        this.hint = hint;
    }

    public String title() {
        return title;
    }

    /** What stands in the empty field. */
    public String hint() {
        return hint;
    }

    /** As in the ids of controls. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may not be read by who looks on. */
    public boolean secret() {
        return this == PASSWORD || this == TOKEN;
    }

    /** Whether it names a file. */
    public boolean file() {
        return this == CREDS || this == NKEY || this == CA || this == CERT || this == KEY;
    }
}
