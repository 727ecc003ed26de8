package claudoom.monitor.ui;

import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Meaning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One message's payload, pretty, as a tree, raw and in hex, and its headers. It says what it took the payload for and lets the user
 * choose otherwise; takes an envelope off; gives the whole of it to the clipboard or a file.
 */
public final class PayloadView extends BorderPane {

    /** A larger payload is made readable beside the frames. */
    private static final int QUICK = 16 << 10;

    private final PayloadForms forms;
    private final FieldMenu menu;
    private Readings readings = Readings.ofThisRun();
    private final ReadAs readAs;
    private final WholePayload whole;
    private final Label kind = Parts.label("", "caption");
    private final Label note = Parts.paragraph("", "caption", "payload-note");
    private final Label envelope = Parts.label("", "caption");
    private final Tooltip envelopeTip = new Tooltip();
    private final ToggleButton withEnvelope;
    private final HBox envelopeLine;
    private final EmptyState nothing;
    private final VBox filled;
    private @Nullable Source source;
    private As as = As.AUTO;
    private String about = "";
    private String told = "";
    /** Counts what was asked for, so that a late reading knows that it is no longer wanted. */
    private final AtomicLong asked = new AtomicLong();

    /** The message that is shown, to read it another way. */
    private record Source(Arrival arrival, Aside aside) {}

    /** @param id the tabs are {@code id-pretty}, {@code id-tree} …, the button {@code id-copy} */
    public PayloadView(String id) {
        setId(id);
        getStyleClass().add("payload-view");
        menu = new FieldMenu(id + "-menu");
        forms = new PayloadForms(id, menu);
        nothing = new EmptyState("fas-mouse-pointer", "Nothing selected", "Choose a message to read it.");
        readAs = new ReadAs(id, () -> readings, this::readAs, this::aside, this::tell);
        whole = new WholePayload(id, this::tell);
        Button copy = Parts.button(id + "-copy", "fas-copy", "", "small-button");
        copy.setAccessibleText("Copy what is shown");
        Parts.tip(copy, "Copy what is shown");
        copy.setOnAction(e -> Clip.copy(forms.text()));
        kind.setId(id + "-kind");
        readAs.button().setGraphic(kind);
        note.setId(id + "-note");
        envelope.setId(id + "-envelope");
        envelope.setTooltip(envelopeTip);
        withEnvelope = new ToggleButton("Show");
        withEnvelope.setId(id + "-envelope-whole");
        withEnvelope.setAccessibleText("Show the envelope as well");
        withEnvelope.getStyleClass().add("small-button");
        withEnvelope.setMinWidth(USE_PREF_SIZE);
        withEnvelope.setOnAction(e -> forms.showEnvelope(withEnvelope.isSelected()));
        envelopeLine = Parts.row(envelope, Parts.grow(), withEnvelope);
        envelopeLine.getStyleClass().add("payload-envelope");
        filled = new VBox(forms.tabs(), envelopeLine, note,
                Parts.foot(readAs.button(), Parts.grow(), copy, whole.button()));
        VBox.setVgrow(forms.tabs(), Priority.ALWAYS);
        clear("Nothing selected", "Choose a message to read it.");
    }

    /** From now on this remembers as what the payloads of which subjects are read, for all views of a connection. */
    public void remember(Readings shared) {
        readings = shared;
    }

    /** Offers something to do with a value: in the menu of a field in Pretty and Tree, and of a header. */
    public void offer(FieldAction action) {
        menu.add(action);
    }

    /** As {@link #offer}, and a plain click on a number, or Enter, does it as well; a sign after each number says so. */
    public void whenNumberClicked(FieldAction action) {
        menu.onClick(action);
        forms.signNumbers();
        getStyleClass().add("numbers-act");
    }

    /**
     * Makes bytes readable and shows them, as {@link #read(Arrival, boolean, Aside)}; what the user chooses to read them as is not
     * remembered.
     *
     * @param size true size of the payload in bytes; more than {@code bytes} where only the head was kept
     */
    public void read(byte[] bytes, int size, Map<String, List<String>> itsHeaders, boolean another, Aside aside) {
        read(new Arrival(Instant.EPOCH, "", Meaning.NONE, bytes, size, itsHeaders), another, aside);
    }

    /**
     * Makes a message readable and shows it. Of several large ones asked for in a row only the last is read.
     *
     * @param another whether what is shown now must not stay until this is read, because it is another message
     */
    public void read(Arrival arrival, boolean another, Aside aside) {
        source = new Source(arrival, aside);
        as = arrival.subject().isEmpty() ? as : readings.of(arrival.subject());
        if (another) {
            told = "";
            say("");
        }
        var how = as;
        readAs.show(how, arrival);
        whole.of(arrival, aside);
        if (arrival.payload().length <= QUICK) {
            show(PayloadText.of(Payloads.decode(arrival.payload(), arrival.size(), how)), arrival.headers());
            return;
        }
        if (another) {
            blank("Reading the message", "It is large.");
        }
        long mine = asked.incrementAndGet();
        aside.run(() -> asked.get() == mine
                ? Optional.of(PayloadText.of(Payloads.decode(arrival.payload(), arrival.size(), how)))
                : Optional.<PayloadText>empty(),
                read -> read.filter(text -> asked.get() == mine)
                        .ifPresent(text -> show(text, arrival.headers())));
    }

    /** The user wants it read otherwise. */
    private void readAs(As chosen) {
        var now = source;
        as = chosen;
        if (now != null) {
            if (!now.arrival.subject().isEmpty()) {
                readings.choose(Readings.alike(now.arrival.subject(), now.arrival.meaning()), chosen);
            }
            read(now.arrival, true, now.aside);
        }
    }

    private @Nullable Aside aside() {
        return source == null ? null : source.aside;
    }

    /** Shows a payload; the chosen tab stays, where this payload has it. The same again changes nothing. */
    public void show(PayloadText payload, Map<String, List<String>> shownHeaders) {
        asked.incrementAndGet();
        say(payload.note());
        if (forms.shows(payload, shownHeaders)) {
            setCenter(filled);
            return;
        }
        kind.setText(payload.kind());
        var inside = payload.inside();
        Parts.present(envelopeLine, inside != null);
        envelope.setText(inside == null ? "" : "Envelope: " + inside.facts());
        envelopeTip.setText(envelope.getText());
        forms.show(payload, shownHeaders, withEnvelope.isSelected());
        setCenter(filled);
    }

    /** What is to be known of the payload that is shown. */
    private void say(String sentence) {
        about = sentence;
        note();
    }

    /** How something went that the user did; it outlasts the messages that come meanwhile, many in a second. */
    private void tell(String sentence) {
        told = sentence;
        note();
    }

    private void note() {
        String words = told.isEmpty() || about.isEmpty() ? told + about : told + "\n" + about;
        note.setText(words);
        Parts.present(note, !words.isEmpty());
    }

    /** Shows no payload, but why. */
    public void clear(String what, String why) {
        source = null;
        blank(what, why);
    }

    private void blank(String what, String why) {
        asked.incrementAndGet();
        forms.forget();
        nothing.say(what, why);
        setCenter(nothing);
    }

    PayloadForms forms() {
        return forms;
    }

    ReadAs readAs() {
        return readAs;
    }

    WholePayload wholePayload() {
        return whole;
    }

    /** What the button copies: the whole of what the chosen tab shows. */
    String whole() {
        return forms.text();
    }
}
