package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Desk.Answer;
import claudoom.monitor.feature.streams.model.Desk.Ask;
import claudoom.monitor.feature.streams.model.Desk.From;
import claudoom.monitor.feature.streams.model.GoTo;
import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Messages of one stream, a page at a time. */
public final class BrowseViewModel {

    static final int PAGE = 100;

    private final Desk desk;
    private final String stream;
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty place = new SimpleStringProperty("");
    private final ObservableList<Item> messages = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper newer = new ReadOnlyBooleanWrapper();
    private @Nullable From last;
    private int asked;

    public BrowseViewModel(Desk desk, String stream) {
        this.desk = desk;
        this.stream = stream;
    }

    public void newest() {
        ask(new Desk.Newest());
    }

    public void oldest() {
        ask(new Desk.At(new GoTo.Sequence(1)));
    }

    /** Where nothing was found, nothing that matches is newer, so what is older begins with the newest. */
    public void older() {
        ask(messages.isEmpty() ? new Desk.Newest() : new Desk.OlderThan(messages.getFirst().sequence()));
    }

    public void newer() {
        if (!messages.isEmpty()) {
            ask(new Desk.At(new GoTo.Sequence(messages.getLast().sequence() + 1)));
        }
    }

    /** To what was typed as a place; says what can be typed if that is none. */
    public void go() {
        if (place.get().isBlank()) {
            newest();
            return;
        }
        var to = GoTo.of(place.get(), desk.now(), ZoneId.systemDefault());
        fault.set(to == null ? "Type " + GoTo.FORMS : "");
        if (to != null) {
            ask(new Desk.At(to));
        }
    }

    /** The same place again. */
    public void again() {
        ask(last == null ? new Desk.Newest() : last);
    }

    /** The subject changed: what is newest of it. */
    public void narrow() {
        newest();
    }

    /** What is looked for, also to export or purge it. */
    public String pattern() {
        var typed = subject.get().strip();
        return typed.isEmpty() ? ">" : typed;
    }

    /** Which of the messages somebody asked for: the first from a place on, else the newest. */
    int sought() {
        return last instanceof Desk.At ? 0 : messages.size() - 1;
    }

    private void ask(From from) {
        var wrong = subjectFault(pattern());
        fault.set(wrong);
        if (!wrong.isEmpty()) {
            return;
        }
        last = from;
        busy.set(true);
        int mine = ++asked;
        desk.browse(new Ask(stream, pattern(), from, PAGE), answer -> {
            if (mine == asked) {
                busy.set(false);
                take(from, answer);
            }
        });
    }

    /** Why a subject cannot be looked for; empty if it can. */
    static String subjectFault(String pattern) {
        for (var token : pattern.split("\\.", -1)) {
            if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
                return "A subject has no blanks and no empty tokens";
            }
        }
        int rest = (pattern + ".").indexOf(">.");
        return rest >= 0 && rest < pattern.length() - 1 && (rest == 0 || pattern.charAt(rest - 1) == '.')
                ? "A > may only stand at the end"
                : "";
    }

    private void take(From from, Answer<Page> answer) {
        var page = answer.value();
        trouble.set(answer.trouble());
        if (page == null) {
            words.set("");
            return;
        }
        boolean pastTheEnd = page.messages().isEmpty() && !messages.isEmpty() && from instanceof Desk.At;
        if (!pastTheEnd || !(from instanceof Desk.At(GoTo.Sequence to)) || to.number() <= 1) {
            messages.setAll(page.messages());
        }
        older.set(page.older() || pastTheEnd);
        newer.set(page.newer());
        words.set(said(page));
    }

    private String said(Page page) {
        return matching(page) + (page.copy() ? " · from a copy that may be old: nobody leads the stream" : "");
    }

    private String matching(Page page) {
        if (page.messages().isEmpty()) {
            return messages.isEmpty() ? "no message matches here" : "nothing newer yet";
        }
        return "%s, sequences %s to %s of %s to %s".formatted(
                page.messages().size() == 1 ? "1 message" : Figures.count(page.messages().size()) + " messages",
                Figures.count(page.messages().getFirst().sequence()),
                Figures.count(page.messages().getLast().sequence()), Figures.count(page.first()),
                Figures.count(page.last()));
    }

    /** The beginning of a payload as one line. */
    static String preview(Item item) {
        int most = Math.min(item.payload().length, 400);
        if (most == 0) {
            return "empty";
        }
        return binary(item.payload())
                ? "binary " + HexFormat.ofDelimiter(" ").formatHex(item.payload(), 0, Math.min(most, 16))
                : Visible.line(new String(item.payload(), 0, most, StandardCharsets.UTF_8), 160);
    }

    /** Text has no control characters but those that break lines and indent. */
    private static boolean binary(byte[] payload) {
        for (int i = 0; i < Math.min(payload.length, 64); i++) {
            if (payload[i] >= 0 && payload[i] < ' ' && payload[i] != '\n' && payload[i] != '\r' && payload[i] != '\t') {
                return true;
            }
        }
        return false;
    }

    Instant now() {
        return desk.now();
    }

    public String stream() {
        return stream;
    }

    /** Oldest first. */
    public ObservableList<Item> messages() {
        return messages;
    }

    List<Item> shown() {
        return List.copyOf(messages);
    }

    public StringProperty subjectProperty() {
        return subject;
    }

    public StringProperty placeProperty() {
        return place;
    }

    /** What is shown out of what. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Why there are no messages, a sentence; empty if nothing is wrong. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** What is wrong with what was typed; empty if nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasOlderProperty() {
        return older.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasNewerProperty() {
        return newer.getReadOnlyProperty();
    }
}
