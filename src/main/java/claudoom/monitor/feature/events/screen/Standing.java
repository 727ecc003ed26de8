package claudoom.monitor.feature.events.screen;

/**
 * That the list does not follow what is new.
 *
 * @param word what it does instead: "frozen", "catching up"; empty while it follows
 * @param facts "2,114 new, buffer 12 %"
 * @param lost whether something new is gone already that nobody has seen
 */
public record Standing(String word, String facts, boolean lost) {

    static final Standing NONE = new Standing("", "", false);

    /** "frozen, 2,114 new, buffer 12 %". */
    public String text() {
        return word.isEmpty() ? "" : word + ", " + facts;
    }
}
