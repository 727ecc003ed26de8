package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, one for each key, which live as long as it and change in place; a text narrows what is shown of them.
 *
 * @param <K> tells one thing from another
 * @param <T> what is known of a thing at one moment
 * @param <R> its row
 */
public final class LiveRows<K, T, R> {

    private final Function<? super T, ? extends K> key;
    private final Function<? super T, ? extends R> made;
    private final BiConsumer<? super R, ? super T> show;
    private final BiPredicate<? super R, String> matches;
    private final Map<K, R> rowOf = new HashMap<>();
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final FilteredList<R> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");

    /**
     * @param made makes the row of something that was not there before
     * @param show lets a row show what is known now
     * @param matches whether a text in lower case is found in what one reads of a row
     */
    public LiveRows(Function<? super T, ? extends K> key, Function<? super T, ? extends R> made,
            BiConsumer<? super R, ? super T> show, BiPredicate<? super R, String> matches) {
        this.key = key;
        this.made = made;
        this.show = show;
        this.matches = matches;
        filter.subscribe(this::narrow);
    }

    /**
     * Takes what is known now of everything there is, each once.
     *
     * @return whether rows came or went
     */
    public boolean take(Collection<? extends T> all) {
        var added = new ArrayList<R>();
        for (var one : all) {
            K of = key.apply(one);
            var row = rowOf.get(of);
            if (row == null) {
                row = made.apply(one);
                rowOf.put(of, row);
                added.add(row);
            } else {
                show.accept(row, one);
            }
        }
        boolean gone = rowOf.size() > all.size(); // mostly none is, and thousands need not be looked through
        if (gone) {
            rowOf.keySet().retainAll(all.stream().map(key).collect(Collectors.toSet()));
            var left = new HashSet<>(rowOf.values());
            rows.removeIf(row -> !left.contains(row));
        }
        rows.addAll(added);
        return gone || !added.isEmpty();
    }

    /** Applies the text anew, because what is read of the rows has changed. */
    public void narrow() {
        var text = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(text.isEmpty() ? null : row -> matches.test(row, text));
    }

    /** Null if there is no such row now. */
    public @Nullable R row(K of) {
        return rowOf.get(of);
    }

    /** All rows, also those that are not shown, in no particular order. */
    public List<R> all() {
        return rows;
    }

    /** Those that the text lets through, in no particular order. */
    public ObservableList<R> shown() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }
}
