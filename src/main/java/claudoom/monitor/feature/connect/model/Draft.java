package claudoom.monitor.feature.connect.model;

import java.util.EnumMap;
import java.util.Map;

/** What stands in the sheet just now; it never prints its secrets. */
public record Draft(Map<Part, String> texts, LoginKind login, boolean readOnly) {

    public Draft {
        var copy = new EnumMap<Part, String>(Part.class);
        texts.forEach((part, text) -> copy.put(part, part.secret() ? text : text.strip()));
        texts = copy;
    }

    /** Empty if nothing is written. */
    public String text(Part part) {
        return texts.getOrDefault(part, "");
    }

    /** Whether both say the same but for secrets, and for what belongs to another kind of login. */
    public boolean sameButForSecrets(Draft other) {
        return login == other.login && same(other, Part.SERVERS, Part.CA, Part.CERT, Part.KEY, Part.INBOX)
                && login.parts().stream().allMatch(part -> part.secret() || same(other, part));
    }

    private boolean same(Draft other, Part... parts) {
        for (var part : parts) {
            if (!text(part).equals(other.text(part))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return login + " at " + text(Part.SERVERS);
    }
}
