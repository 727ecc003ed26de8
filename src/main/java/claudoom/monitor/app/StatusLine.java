package claudoom.monitor.app;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The bar at the bottom that is always true: connected to whom, and where every message went. */
final class StatusLine extends HBox {

    /** What is never twice the same, round trips and frames, is written so often as long as it is about the same. */
    private static final Duration ABOUT_THE_SAME = Duration.ofSeconds(10);

    private final Chip link = new Chip(new Sign("fas-question-circle", "connecting", Role.OFF)).plain();
    private final Chip lost = new Chip(new Sign("fas-server", "", Role.WARN)).plain();
    private final Tooltip cluster = new Tooltip();
    private final Label server = fact("status-server", "");
    private final Label rtt = fact("status-rtt", "");
    private final Label received = fact("status-received", "");
    private final Label shown = fact("status-shown", "");
    private final Label filtered = fact("status-filtered", "");
    private final Label evicted = fact("status-evicted", "");
    private final Label dropped = fact("status-dropped", "");
    private final Label pace = fact("status-pace", "");
    private final Label frames = fact("status-frames", "");
    private final Label frozen = fact("status-frozen", "");
    private final Tooltip frozenTip = new Tooltip();
    private final Written writtenTrip = new Written();
    private final Written writtenFrames = new Written();
    private final Node framesFact = named("", frames);
    private final Node framesRule = rule();
    private Accounts counted = Accounts.NONE;
    private @Nullable String still;
    private String linked = "";
    private @Nullable Object fitted;
    private boolean brief;

    StatusLine(boolean readOnly) {
        getStyleClass().addAll("row", "status-bar");
        setId("status");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        link.setId("status-link");
        lost.setId("status-servers");
        lost.setTooltip(cluster);
        cluster(0, 0, "", "");
        getChildren().addAll(link, lost, named("", server, "wide-only"), named("rtt", rtt, "wide-only"), rule(),
                named("received", received), named("= shown", shown), named("+ filtered", filtered),
                named("+ evicted", evicted), named("+ dropped", dropped), rule(), named("", pace), framesRule,
                framesFact, Parts.grow(), frozen);
        frozen.setGraphic(Parts.icon("fas-snowflake"));
        frozen(null);
        tips();
        if (readOnly) {
            getChildren().add(Parts.id(Parts.chip("fas-lock", "read-only", Role.OFF).plain(), "status-read-only"));
        }
    }

    private void tips() {
        frozen.setTooltip(frozenTip);
        Parts.tip(rtt, "one round trip to the server, looked at every 10 s and when it takes twice or half as long");
        received.setTooltip(new Tooltip("messages received on the live subscriptions since the start"));
        shown.setTooltip(new Tooltip("counted in the tree and offered to the event list"));
        filtered.setTooltip(new Tooltip("left out of the event list by its filter"));
        evicted.setTooltip(new Tooltip("gone from the buffer before the event list came to look"));
        dropped.setTooltip(new Tooltip("thrown away by the client library because this program was too slow"));
        Parts.tip(pace, "messages received per second, mean of 3 s");
        Parts.tip(frames, "frames a second in which something was brought up to date; none are painted for nothing");
    }

    /** @param words what stands still while messages come, such as "Events frozen, 2,114 new, buffer 12 %"; null if nothing does */
    void frozen(@Nullable String words) {
        still = words;
        Parts.present(frozen, words != null);
        if (words != null) {
            writeFrozen();
            frozen.setAccessibleText(words);
            frozenTip.setText(words);
        }
    }

    private void writeFrozen() {
        if (still != null) {
            int end = still.indexOf(brief ? "," : ", buffer");
            frozen.setText(end < 0 ? still : still.substring(0, end));
        }
    }

    /**
     * In a window too small for all of it the frames go first, then numbers and words are written short: each is whole in its
     * tooltip, and none is cut off. Measured only when something became longer or shorter, or the window did.
     */
    private void fit() {
        var now = List.of(getWidth(), all(), lost.isVisible(), still == null, frozen.getFont());
        if (getWidth() <= 0 || now.equals(fitted)) {
            return;
        }
        fitted = now;
        for (int step = 0; step <= 2; step++) {
            Parts.present(framesFact, step < 1);
            Parts.present(framesRule, step < 1);
            brief = step == 2;
            write();
            if (prefWidth(-1) <= getWidth()) {
                return;
            }
        }
    }

    private int all() {
        int length = linked.length() + frames.getText().length() + pace.getText().length() + server.getText().length()
                + rtt.getText().length() + (still == null ? 0 : still.length());
        for (var each : List.of(counted.received(), counted.shown(), counted.filtered(), counted.evicted(),
                counted.dropped())) {
            length = 31 * length + Long.toString(each).length();
        }
        return length;
    }

    private void write() {
        put(received, counted.received());
        put(shown, counted.shown());
        put(filtered, counted.filtered());
        put(evicted, counted.evicted());
        put(dropped, counted.dropped());
        writeFrozen();
        int since = linked.indexOf(" since ");
        link.setText(brief && since > 0 ? linked.substring(0, since) : linked);
    }

    private void put(Label label, long number) {
        label.setText(brief ? Figures.brief(number, 99_999) : Figures.count(number));
        var tip = label.getTooltip();
        if (tip != null) {
            int at = tip.getText().indexOf(": ");
            var words = at < 0 ? tip.getText() : tip.getText().substring(at + 2);
            tip.setText(brief ? Figures.count(number) + ": " + words : words);
        }
    }

    /**
     * @param servers of the cluster, 0 outside of one
     * @param missing how many of them do not answer
     * @param sentence which
     * @param note what is not known
     */
    void cluster(int servers, int missing, String sentence, String note) {
        Parts.present(lost, missing > 0);
        lost.show(new Sign("fas-server", missing == 1 ? "1 server lost" : missing + " servers lost", Role.WARN));
        lost.setAccessibleText(sentence);
        var known = servers == 0 ? "" : (servers - missing) + " of " + servers + " servers of the cluster answer. ";
        cluster.setText(known + (sentence.isEmpty() ? "" : sentence + ". ") + note);
        server.setTooltip(cluster.getText().isBlank() ? null : cluster);
    }

    private static Label fact(String id, String text) {
        return Parts.id(Parts.number(text), id);
    }

    private static Node named(String word, Label value, String... styles) {
        var fact = new HBox(value);
        if (!word.isEmpty()) {
            var label = Parts.label(word, "muted");
            label.setMinWidth(Region.USE_PREF_SIZE);
            fact.getChildren().addFirst(label);
        }
        fact.getStyleClass().add("fact");
        fact.getStyleClass().addAll(List.of(styles));
        return fact;
    }

    private static Node rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        return rule;
    }

    /**
     * @param perSecond null when unknown
     * @param framesPerSecond in the last second
     * @param stretch how many times slower than wanted the screens are fed
     */
    void show(LinkState state, @Nullable Double perSecond, double framesPerSecond, double stretch,
            Instant now) {
        var sign = sign(state, now);
        link.show(sign);
        linked = sign.word();
        var facts = state.server();
        server.setText(facts == null
                ? ""
                : facts.name().length() > 24 ? facts.version() : facts.name() + " " + facts.version());
        var trip = state.rttNanos();
        if (trip == null) {
            rtt.setText(Figures.UNKNOWN);
            writtenTrip.forget();
        } else if (writtenTrip.due(trip, now)) {
            rtt.setText(Figures.latency(Duration.ofNanos(trip)));
        }
        pace.setText(Figures.rate(perSecond) + " msg/s");
        var slowed = stretch >= 1.5 ? ", slowed " + Math.round(stretch) + "×" : "";
        if (writtenFrames.due(Math.round(framesPerSecond), now) || !frames.getText().endsWith("fps" + slowed)) {
            frames.setText(Math.round(framesPerSecond) + " fps" + slowed);
        }
        fit();
        write();
    }

    void count(Accounts accounts) {
        counted = accounts;
        fit();
        write();
    }

    private static Sign sign(LinkState state, Instant now) {
        return switch (state.phase()) {
            case CONNECTED -> new Sign("fas-check-circle", "connected", Role.OK);
            case CONNECTING -> new Sign("fas-sync-alt", "connecting", Role.OFF);
            case RECONNECTING ->
                new Sign("fas-sync-alt", "reconnecting since " + Figures.age(state.since(), now), Role.WARN);
            case REFUSED -> new Sign("fas-ban", "refused", Role.BAD);
            case CLOSED -> new Sign("fas-times-circle", "closed", Role.OFF);
        };
    }

    /** A number that is written anew when it is more than twice or less than half of what stands there, or after a while. */
    private static final class Written {

        private long value;
        private Instant at = Instant.EPOCH;

        boolean due(long next, Instant now) {
            boolean same = next <= 2 * value && 2 * next >= value;
            if (same && Duration.between(at, now).abs().compareTo(ABOUT_THE_SAME) < 0) {
                return false;
            }
            value = next;
            at = now;
            return true;
        }

        void forget() {
            at = Instant.EPOCH;
        }
    }
}
