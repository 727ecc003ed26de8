package claudoom.monitor.feature.connect.model;

import java.util.List;

/** As whom to connect, and what must be written for it. */
public enum LoginKind {
    NONE("no login"), USER("user and password"), TOKEN("token"), CREDS("creds file"), NKEY("nkey file");

    private final String words;

    LoginKind(String words) {
        this.words = words;
    }

    public List<Part> parts() {
        return switch (this) {
            case NONE -> List.of();
            case USER -> List.of(Part.USER, Part.PASSWORD);
            case TOKEN -> List.of(Part.TOKEN);
            case CREDS -> List.of(Part.CREDS);
            case NKEY -> List.of(Part.NKEY);
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
