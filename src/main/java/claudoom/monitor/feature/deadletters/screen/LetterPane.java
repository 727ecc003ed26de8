package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The chosen letter: what is known of its failure, and the messages that belong to it. */
final class LetterPane extends StackPane {

    private static final int LONGEST = 2_000;
    private static final int FEW_LINES = 200;
    private static final double TWO_LINES = 34;
    private static final String ID = "deadletters-letter";

    private final DeadLettersViewModel model;
    private final Aside aside;
    private final Label title = Parts.label("", "card-title");
    private final Chip source = new Chip(new Sign("fas-envelope", "", Role.OFF)).plain();
    private final Facts facts = Parts.facts();
    private final Label reason = facts.add(ID + "-reason", "Reason");
    private final Label failedAt = facts.add(ID + "-failed-at", "Failed at");
    private final Label original = facts.add(ID + "-original", "Stored as");
    private final Label stored = facts.add(ID + "-stored", "Kept in");
    private final Label when = facts.add(ID + "-when", "When");
    private final Tooltip said = new Tooltip();
    private final Tooltip exactly = new Tooltip();
    private final Label size = facts.add(ID + "-size", "Size");
    private final PayloadView payload = new PayloadView("deadletters-payload");
    private final ToggleGroup looks = new ToggleGroup();
    private final ToggleButton letterLook = look("deadletters-look-letter", "Letter");
    private final ToggleButton originalLook = look("deadletters-look-original", "Original message");
    private final ToggleButton advisoryLook = look("deadletters-look-advisory", "Advisory");
    private final HBox switches = new HBox(letterLook, originalLook, advisoryLook);
    private final VBox filled;
    private final EmptyState nothing = new EmptyState("fas-envelope-open", "No letter selected",
            "Select one on the left to read it.");
    private Subscription listening = Subscription.EMPTY;
    private @Nullable DeadLetter shown;

    LetterPane(DeadLettersViewModel model, Aside aside, Readings readings) {
        this.model = model;
        this.aside = aside;
        payload.remember(readings);
        title.setId(ID + "-title");
        title.setWrapText(true);
        title.setMaxSize(Double.MAX_VALUE, TWO_LINES);
        HBox.setHgrow(title, Priority.ALWAYS);
        when.setTooltip(exactly);
        reason.setTooltip(said);
        switches.getStyleClass().addAll("row", "letter-looks");
        filled = Parts.pane(Parts.paneHead(title, source), facts, switches, payload);
        VBox.setVgrow(payload, Priority.ALWAYS);
        getChildren().addAll(Parts.pane(nothing), filled);
        looks.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                looks.selectToggle(before); // one of them is always on
            } else {
                fill();
            }
        });
        model.letterProperty().subscribe(this::follow);
        model.nowProperty().subscribe(now -> age());
    }

    private ToggleButton look(String id, String words) {
        var button = new ToggleButton(words);
        button.setId(id);
        button.getStyleClass().add("small-button");
        button.setToggleGroup(looks);
        return button;
    }

    private void follow(@Nullable LetterRow row) {
        listening.unsubscribe();
        listening = row == null ? Subscription.EMPTY : row.letterProperty().subscribe(this::show);
        filled.setVisible(row != null);
        if (row == null) {
            shown = null;
        }
    }

    private void show(DeadLetter letter) {
        boolean another = shown == null || shown.number() != letter.number();
        boolean changed = another || shown == null || !shown.original().equals(letter.original());
        shown = letter;
        title.setText(Visible.line(model.title(letter), LONGEST));
        title.setTooltip(new Tooltip(
                Visible.line(letter.bestSubject(), LONGEST) + "\ncame on " + Visible.line(letter.subject(), LONGEST)));
        source.show(new Sign("fas-envelope", letter.source().words(), Role.INFO));
        var words = letter.failure().reason() != null ? letter.failure().reason() : letter.fingerprint();
        reason.setText(Visible.line(words, FEW_LINES));
        said.setText(Visible.lines(words, LONGEST));
        failedAt.setText(Sentences.failedAt(letter));
        original.setText(Sentences.place(letter.failure().place()));
        stored.setText(letter.stored() == null ? "no stream, as far as known" : Sentences.place(letter.stored()));
        size.setText(Sentences.size(letter));
        age();
        if (!offer(letter, another) && changed) {
            fill();
        }
    }

    private void age() {
        var letter = shown;
        if (letter != null) {
            when.setText(Sentences.when(letter, model.nowProperty().get()));
            exactly.setText(Figures.exact(letter.time()));
        }
    }

    /** Whether another look was chosen, which fills the pane. */
    private boolean offer(DeadLetter letter, boolean another) {
        boolean advisory = letter.source().advisory();
        boolean original = letter.original().state() != Original.State.NONE;
        Parts.present(letterLook, !advisory);
        Parts.present(advisoryLook, advisory);
        Parts.present(originalLook, original);
        Parts.present(switches, original);
        var chosen = (ToggleButton) looks.getSelectedToggle();
        boolean choose = another && (chosen == null || !chosen.isManaged());
        if (choose) {
            looks.selectToggle(advisory && original ? originalLook : advisory ? advisoryLook : letterLook);
        }
        return choose;
    }

    private void fill() {
        var letter = shown;
        if (letter == null) {
            return;
        }
        var notice = letter.notice();
        if (!originalLook.isSelected()) {
            read(letter.source().advisory() ? letter.subject() : letter.bestSubject(), notice.bytes(),
                    notice.headers(), letter.time());
        } else if (letter.original().here()) {
            read(letter.bestSubject(), letter.original().payload(), letter.original().headers(), letter.time());
        } else {
            payload.clear(notHere(letter.original().state()), Visible.line(letter.original().detail(), LONGEST));
        }
    }

    private static String notHere(Original.State state) {
        return switch (state) {
            case ASKED -> "Asking for the message";
            case GONE -> "Original is gone";
            case REFUSED -> "Not allowed to read it";
            default -> "Original is not here";
        };
    }

    private void read(String subject, byte[] bytes, Map<String, List<String>> headers, Instant at) {
        payload.read(new Arrival(at, subject, Meaning.NONE, bytes, bytes.length, headers), true, aside);
    }

    /** Offers something to do with a value of the letter. */
    void offer(FieldAction action) {
        payload.offer(action);
    }

    /** What "Copy payload" takes: the bytes that one looks at. */
    byte[] payload() {
        var letter = shown;
        return letter == null
                ? new byte[0]
                : originalLook.isSelected() ? letter.original().payload() : letter.notice().bytes();
    }

    /** What "Copy subject" takes. */
    @Nullable String subject() {
        return shown == null ? null : shown.bestSubject();
    }
}
