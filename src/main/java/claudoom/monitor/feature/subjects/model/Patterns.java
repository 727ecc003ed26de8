package claudoom.monitor.feature.subjects.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns that are listened to, and how to change them. */
public interface Patterns {

    List<Listening> list();

    /** Messages taken on patterns that were left out since. */
    long takenBefore();

    /** Why a pattern cannot be added, as a sentence; null if it can. */
    @Nullable String against(String pattern);

    /** Patterns whose place this one would take. */
    List<String> replaced(String pattern);

    /** Patterns that come back when this one goes. */
    List<String> behind(String pattern);

    /** Waits some seconds: not on the frame thread. */
    FirstLook look(String pattern);

    /**
     * May wait for the server: not on the frame thread.
     *
     * @return why it was not done, as a sentence, or null
     */
    @Nullable String add(String pattern);

    /** May wait for the server: not on the frame thread. */
    @Nullable String remove(String pattern);
}
