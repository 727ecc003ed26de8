package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.DeadLetters.Snapshot;
import claudoom.monitor.feature.deadletters.model.Group;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.LetterSearch;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the screen shows: the groups, the letters of the chosen group that match the filter, and the chosen letter. */
public final class DeadLettersViewModel {

    private static final long SEARCH_BUDGET = 4L << 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SPARK_EVERY = Duration.ofSeconds(10);
    private static final int BARS = 12;

    private final DeadLetters letters;
    private final History history;
    private final List<String> wanted;
    private final String root;
    private final BiConsumer<List<DeadLetter>, Path> export;
    private final LetterSearch search = new LetterSearch(SEARCH_BUDGET);

    private final StringProperty filter = new SimpleStringProperty("");
    private final GroupRow everything =
            new GroupRow(null, new Group("All letters", 0, Instant.EPOCH, Instant.EPOCH, new double[BARS]));
    private final Map<String, GroupRow> groupRows = new LinkedHashMap<>();
    private final List<GroupRow> order = new ArrayList<>();
    private final Map<Long, LetterRow> letterRows = new HashMap<>();
    private final ObservableList<GroupRow> groups = FXCollections.observableArrayList();
    private final ObservableList<LetterRow> shown = FXCollections.observableArrayList();
    private final ObjectProperty<GroupRow> group = new SimpleObjectProperty<>(everything);
    private final ObjectProperty<@Nullable LetterRow> letter = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final Map<Text, ReadOnlyStringWrapper> texts = new HashMap<>();
    private final Passing passing = new Passing();
    private final Holding holding = new Holding();
    private long version = -1;
    private Instant sampled = Instant.MIN;
    private Snapshot last = new Snapshot(-1, List.of(), List.of(), 0, 0, 0, 0);

    /** The lines of text around the lists. */
    public enum Text {
        GROUPS, ALL, GROUPS_FOOT, LETTERS, LETTERS_FOOT, COMING, FILTER_NOTE, EMPTY_TITLE, EMPTY_REASON, INCOMPLETE, OUTCOME
    }

    /**
     * @param wanted the subjects that are listened to
     * @param root the first tokens of every subject, which lists leave out
     * @param export writes letters to a file; returns at once
     */
    public DeadLettersViewModel(DeadLetters letters, History history, List<String> wanted, String root,
            BiConsumer<List<DeadLetter>, Path> export) {
        this.letters = letters;
        this.history = history;
        this.wanted = wanted;
        this.root = root + ".";
        this.export = export;
        for (var text : Text.values()) {
            texts.put(text, new ReadOnlyStringWrapper(""));
        }
        filter.subscribe(() -> {
            holding.renew();
            version = -1;
        });
        group.subscribe(this::choose);
    }

    /** Looks at the letters as they are now; FX thread. */
    public void sample(Instant at) {
        if (at.getEpochSecond() != now.get().getEpochSecond()) {
            now.set(at);
            if (passing.over(at)) {
                set(Text.OUTCOME, "");
            }
            set(Text.EMPTY_TITLE, history.connected() ? Sentences.NONE : "Not connected");
            set(Text.EMPTY_REASON, Sentences.nothingYet(wanted, history));
            var missing = history.incomplete();
            set(Text.INCOMPLETE, missing == null ? "" : Visible.of(missing));
        }
        boolean old = sampled.plus(SPARK_EVERY).isBefore(at);
        if (version != letters.version() || search.unjudged() > 0 || old) {
            last = letters.snapshot(at);
            version = last.version();
            sampled = at;
            show(at);
        }
        set(Text.GROUPS_FOOT, Sentences.groupsFoot(last, history));
    }

    private void show(Instant at) {
        empty.set(last.total() == 0);
        search.begin(filter.get());
        var matching = last.letters().stream().filter(search::matches).toList();
        showGroups(matching, at);
        showLetters(matching);
        set(Text.FILTER_NOTE, Sentences.filterNote(search, matching.size()));
    }

    private void showGroups(List<DeadLetter> matching, Instant at) {
        var found = matching.stream().collect(Collectors.toMap(DeadLetter::fingerprint, one -> 1, Integer::sum));
        var coming = new ArrayList<GroupRow>();
        for (var next : last.groups()) {
            var row = groupRows.get(next.fingerprint());
            if (row == null) {
                row = new GroupRow(next.fingerprint(), next);
                groupRows.put(next.fingerprint(), row);
                coming.add(row);
            }
            row.show(next, search.active() ? found.getOrDefault(next.fingerprint(), 0) : null);
        }
        order.addAll(0, coming);
        everything.show(total(at), search.active() ? Integer.valueOf(matching.size()) : null);
        var wantedRows = new ArrayList<GroupRow>(List.of(everything));
        order.stream().filter(row -> !search.active() || found.containsKey(row.group().fingerprint()))
                .forEach(wantedRows::add);
        RowList.become(groups, holding.groups(groups, wantedRows));
        if (!groups.contains(group.get())) {
            group.set(everything);
        }
        set(Text.GROUPS, Sentences.many(groups.size() - 1L, "group", "groups"));
        set(Text.ALL, Sentences.letters(last.total()));
    }

    private Group total(Instant at) {
        var dated = last.groups().stream().filter(one -> one.first() != null).toList();
        boolean all = dated.size() == last.groups().size();
        var first = all ? dated.stream().map(Group::first).min(Comparator.naturalOrder()).orElse(at) : null;
        var newest = dated.stream().map(Group::last).max(Comparator.naturalOrder()).orElse(at);
        return new Group("All letters", last.total(), first, newest, letters.perBucket(BARS, HOUR, at));
    }

    private void showLetters(List<DeadLetter> matching) {
        var chosen = group.get();
        var mine = matching.stream().filter(one -> chosen.holds(one.fingerprint())).toList();
        var numbers = new HashSet<Long>();
        var rows = new ArrayList<LetterRow>(mine.size());
        for (var one : mine) {
            var row = letterRows.computeIfAbsent(one.number(), number -> new LetterRow(one));
            row.show(one);
            rows.add(row);
            numbers.add(one.number());
        }
        letterRows.keySet().retainAll(numbers);
        if (search.active()) {
            search.keepOnly(last.letters().stream().map(DeadLetter::number).collect(Collectors.toSet()));
        }
        RowList.become(shown, holding.letters(shown, rows));
        set(Text.COMING, holding.waiting() == 0 ? "" : Figures.count(holding.waiting()) + " new");
        if (!shown.contains(letter.get())) {
            letter.set(shown.isEmpty() ? null : shown.getFirst());
        }
        long here = last.letters().stream().filter(one -> chosen.holds(one.fingerprint())).count();
        set(Text.LETTERS, Sentences.letters(chosen.group().count()));
        set(Text.LETTERS_FOOT, Sentences.lettersFoot(shown.size(), (int) here));
    }

    private void choose(@Nullable GroupRow chosen) {
        holding.renew();
        if (chosen != null && version >= 0) {
            search.begin(filter.get());
            showLetters(last.letters().stream().filter(search::matches).toList());
        }
    }

    /** While the pointer is in a list nothing comes in above what one reads; what came meanwhile is counted. */
    public void hold(boolean hold) {
        if (holding.hold(hold)) {
            version = -1;
        }
    }

    /** Brings in what came while the lists were held. */
    public void bringIn() {
        holding.renew();
        show(sampled);
    }

    private void set(Text text, String words) {
        line(text).set(words);
    }

    /** The name of a letter in a list: what failed, without the root that all have; else where it is stored. */
    String title(DeadLetter one) {
        var subject = one.originalSubject();
        if (subject == null && one.source().advisory() && one.failure().place() != null) {
            return Sentences.place(one.failure().place());
        }
        var best = one.bestSubject();
        return best.startsWith(root) ? best.substring(root.length()) : best;
    }

    /** Writes the letters that are shown to a file; the outcome comes as {@link Text#OUTCOME}. */
    public void exportTo(Path file) {
        say("Writing " + Sentences.letters(shown.size()) + "…");
        export.accept(shown.stream().map(LetterRow::letter).toList(), file);
    }

    /** What became of something that the user asked for. */
    public void say(String outcome) {
        passing.none();
        set(Text.OUTCOME, outcome);
    }

    /** As {@link #say}, of what one sees at once: it goes by itself after some seconds. */
    void confirm(String outcome) {
        passing.begin();
        set(Text.OUTCOME, outcome);
    }

    /** One line of text; never null. */
    public ReadOnlyStringProperty text(Text which) {
        return line(which).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper line(Text which) {
        return Objects.requireNonNull(texts.get(which));
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** All letters first, then the groups; a new one comes before the others, none changes its place. */
    public ObservableList<GroupRow> groups() {
        return groups;
    }

    /** Newest first. */
    public ObservableList<LetterRow> letters() {
        return shown;
    }

    public ObjectProperty<GroupRow> groupProperty() {
        return group;
    }

    public ObjectProperty<@Nullable LetterRow> letterProperty() {
        return letter;
    }

    /** Whether there was never any. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Changes once a second: ages are counted to here. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }
}
