package claudoom.monitor.feature.events.screen;

import claudoom.monitor.terms.Memory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Filters that were given a name. */
public final class SavedFilters {

    static final int MOST = 40;
    static final int LONGEST_NAME = 60;
    private static final String NAMES = "saved";
    private static final String TEXT = "saved.";

    private final Memory memory;
    private final ObservableList<Saved> all = FXCollections.observableArrayList();
    /** Listens weakly to the other, so it must live as long. */
    private final ObservableList<Saved> shown = FXCollections.unmodifiableObservableList(all);

    /** A filter and its name. */
    public record Saved(String name, String text) {}

    SavedFilters(Memory memory) {
        this.memory = memory;
        var names = memory.get(NAMES);
        if (names != null) {
            names.lines().forEach(this::recall);
        }
    }

    private void recall(String key) {
        var text = memory.get(TEXT + key);
        try {
            if (text != null) {
                all.add(new Saved(URLDecoder.decode(key, StandardCharsets.UTF_8), text));
            }
        } catch (IllegalArgumentException broken) {
            memory.put(TEXT + key, null); // a name that nobody can read is of no use
        }
    }

    /** Why a filter cannot be called so, in a few words; null if it can. */
    @Nullable String refusal(String name) {
        if (name.isBlank()) {
            return "type a name";
        }
        if (name.length() > LONGEST_NAME) {
            return "at most " + LONGEST_NAME + " characters";
        }
        return all.size() >= MOST && text(name) == null ? "there is room for " + MOST + "; delete one first" : null;
    }

    /** Why one filter cannot be given this name instead of its own; null if it can. */
    @Nullable String refusal(String name, String next) {
        return !next.equals(name) && text(next) != null ? "another filter is called so" : refusal(next);
    }

    /** What it means to save a filter by that name, if it is more than to save it. */
    String consequence(String name) {
        return text(name) == null ? "" : "replaces the one that is called so";
    }

    /** One of the same name is replaced. */
    void save(String name, String text) {
        if (refusal(name) == null) {
            all.removeIf(saved -> saved.name.equals(name));
            all.add(new Saved(name, text));
            all.sort(Comparator.comparing(Saved::name, String.CASE_INSENSITIVE_ORDER));
            memory.put(TEXT + key(name), text);
            remember();
        }
    }

    void rename(String name, String next) {
        var text = text(name);
        if (text != null && !name.equals(next) && refusal(name, next) == null) {
            delete(name);
            save(next, text);
        }
    }

    void delete(String name) {
        all.removeIf(saved -> saved.name.equals(name));
        memory.put(TEXT + key(name), null);
        remember();
    }

    private void remember() {
        memory.put(NAMES, all.isEmpty() ? null : String.join("\n", all.stream().map(s -> key(s.name)).toList()));
    }

    private static String key(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** The filter of that name, or null. */
    @Nullable String text(String name) {
        return all.stream().filter(saved -> saved.name.equals(name)).map(Saved::text).findFirst().orElse(null);
    }

    /** By name. */
    public ObservableList<Saved> all() {
        return shown;
    }
}
