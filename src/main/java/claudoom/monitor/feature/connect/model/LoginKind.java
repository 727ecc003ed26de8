package claudoom.monitor.feature.connect.model;

import java.util.List;

/** As whom to connect, and what must be written for it. */
public enum LoginKind {
    NONE("no login"), USER("user and password", Part.USER, Part.PASSWORD), TOKEN("token", Part.TOKEN),
    CREDS("creds file", Part.CREDS), NKEY("nkey file", Part.NKEY);

    private final String words;
    private final List<Part> parts;

    LoginKind(String words, Part... parts) {
        this.words = words;
        this.parts = List.of(parts);
    }

    public List<Part> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return words;
    }
}
