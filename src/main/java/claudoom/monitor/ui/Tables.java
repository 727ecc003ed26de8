package claudoom.monitor.ui;

import atlantafx.base.theme.Tweaks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tables whose rows live as long as their key and change in place: cells are bound to properties of the row and touch only what
 * changed. They are sorted when the user clicks a head and when {@link #resort} is called, say once a second, never while a
 * number changes: rows that jump cannot be read.
 */
public final class Tables {

    private static final String WITHIN = "order within the chosen one";
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private Tables() {}

    /** Words, to the left. */
    public static <R> Column<R, @Nullable String> words(String id, String title, double width,
            Function<R, ? extends ObservableValue<@Nullable String>> text) {
        return Tables.<R, @Nullable String>column(id, title, width, text, word -> word == null ? Figures.UNKNOWN : word,
                List.of());
    }

    /** Whole numbers with separators, to the right; null is unknown. */
    public static <R, N extends @Nullable Number> Column<R, N> count(String id, String title, double width,
            Function<R, ? extends ObservableValue<N>> value) {
        return number(id, title, width, value, n -> n == null ? Figures.UNKNOWN : Figures.count(n.longValue()));
    }

    /** Numbers written by one of {@link Figures}, to the right. */
    public static <R, N extends @Nullable Object> Column<R, N> number(String id, String title, double width,
            Function<R, ? extends ObservableValue<N>> value, Function<? super N, String> written) {
        return column(id, title, width, value, written, List.of("num"));
    }

    /**
     * How long ago, to the right, the exact time as tooltip; the newest sort first.
     *
     * @param now moves on at the screen's cadence; only the cells that are seen follow it
     */
    public static <R> Column<R, @Nullable Instant> age(String id, String title, double width,
            Function<R, ? extends ObservableValue<@Nullable Instant>> since, ObservableValue<Instant> now) {
        Column<R, @Nullable Instant> column = Tables.<R, @Nullable Instant>column(id, title, width, since,
                at -> Figures.age(at, now.getValue()), List.of("num"));
        column.setCellFactory(c -> new AgeCell<>(column, now));
        column.setComparator(Comparator.nullsFirst(Comparator.<Instant>reverseOrder()));
        return column;
    }

    /** States as chips; the worst sort last. */
    public static <R> Column<R, @Nullable Sign> sign(String id, String title, double width,
            Function<R, ? extends ObservableValue<@Nullable Sign>> state) {
        Column<R, @Nullable Sign> column = Tables.<R, @Nullable Sign>column(id, title, width, state,
                sign -> sign == null ? Figures.UNKNOWN : sign.word(), List.of());
        column.setMinWidth(width); // a word of state is never cut
        column.setCellFactory(c -> new SignCell<>());
        column.setComparator(
                Comparator.nullsFirst(Comparator.comparingInt(Tables::severity).thenComparing(Sign::word)));
        return column;
    }

    /**
     * Whatever is drawn: each cell makes its node once and paints it anew when the value changes.
     *
     * @param written what is copied for it
     */
    public static <R, T, N extends Node> Column<R, @Nullable T> drawn(String id, String title, double width,
            Function<R, ? extends ObservableValue<@Nullable T>> value, Supplier<N> node, BiConsumer<N, T> paint,
            Function<? super @Nullable T, String> written) {
        Column<R, @Nullable T> column = Tables.<R, @Nullable T>column(id, title, width, value, written, List.of());
        column.setCellFactory(c -> new DrawnCell<>(node.get(), paint));
        column.setSortable(false);
        return column;
    }

    private static <R, T extends @Nullable Object> Column<R, T> column(String id, String title, double width,
            Function<R, ? extends ObservableValue<T>> value, Function<? super T, String> written, List<String> styles) {
        var column = new Column<R, T>(id, title, width, value, written);
        column.getStyleClass().addAll(styles);
        column.setCellFactory(c -> new WrittenCell<>(column));
        return column;
    }

    private static int severity(Sign sign) {
        return switch (sign.role()) {
            case OFF -> 0;
            case OK -> 1;
            case INFO -> 2;
            case WARN -> 3;
            case BAD -> 4;
        };
    }

    /**
     * A table on these rows, which it never changes; edge to edge, so that it stands well inside a {@link Parts#pane}.
     *
     * @param empty what it says without rows, mostly an {@link EmptyState}
     */
    public static <R> TableView<R> table(String id, ObservableList<R> rows, Node empty,
            List<? extends Column<R, ?>> columns) {
        var table = new TableView<R>();
        table.setId(id);
        table.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        table.getColumns().addAll(columns);
        wholeColumns(table);
        table.setPlaceholder(empty);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(new SortedList<>(rows));
        table.setSortPolicy(sorted -> {
            resort(sorted);
            return true;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key)) {
                Clip.copy(copied(table));
                key.consume();
            }
        });
        return table;
    }

    /** From now on no column is cut off for want of room. */
    public static <R> void wholeColumns(TableView<R> table) {
        table.widthProperty().subscribe(width -> fit(table, width.doubleValue()));
        table.getVisibleLeafColumns()
                .addListener((ListChangeListener<TableColumn<R, ?>>) change -> fit(table, table.getWidth()));
    }

    /** Columns share the width while they have room; then the table scrolls, because a constrained one would cut them off. */
    private static void fit(TableView<?> table, double width) {
        double least = table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
        var policy = width < least
                ? TableView.UNCONSTRAINED_RESIZE_POLICY
                : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN;
        if (!policy.equals(table.getColumnResizePolicy())) {
            table.setColumnResizePolicy(policy);
        }
    }

    /** Sorts by one column to begin with; the user may choose another. */
    public static <R> void sortBy(TableView<R> table, Column<R, ?> column, TableColumn.SortType direction) {
        column.setSortType(direction);
        table.getSortOrder().setAll(List.of(column));
    }

    /** How rows stand that the chosen columns do not tell apart; else they stay as they came. No arrow in the heads speaks of it. */
    public static <R> void within(TableView<R> table, Comparator<? super R> order) {
        table.getProperties().put(WITHIN, order);
    }

    @SuppressWarnings("unchecked") // put there by within(), which knows the rows
    private static <R> Comparator<R> whole(TableView<R> table, Comparator<R> chosen) {
        return table.getProperties().get(WITHIN) instanceof Comparator<?> within
                ? chosen.thenComparing((Comparator<? super R>) within)
                : chosen;
    }

    /** Puts the rows in the order of the chosen columns again, keeping the selection; costs one look at each row if they are. */
    public static <R> void resort(TableView<R> table) {
        if (!(table.getItems() instanceof SortedList<R> sorted)) {
            return;
        }
        @Nullable Comparator<R> chosen = table.getComparator();
        if (chosen == null) {
            if (sorted.getComparator() != null) {
                keepingSelection(table, () -> sorted.setComparator(null));
            }
            return;
        }
        var order = whole(table, chosen);
        if (!ordered(sorted, order)) {
            // a new object each time, because the list looks at its rows only when the comparator changes
            keepingSelection(table, () -> sorted.setComparator(order.thenComparing((_, _) -> 0)));
        }
    }

    private static <R> boolean ordered(List<R> rows, Comparator<? super R> order) {
        for (int i = 1; i < rows.size(); i++) {
            if (order.compare(rows.get(i - 1), rows.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static <R> void keepingSelection(TableView<R> table, Runnable change) {
        var model = table.getSelectionModel();
        var chosen = List.copyOf(model.getSelectedItems());
        change.run();
        if (!chosen.equals(List.copyOf(model.getSelectedItems()))) {
            model.clearSelection();
            chosen.forEach(model::select);
        }
    }

    /** Calls back for a double click on a row, and for Enter on the selected one. */
    public static <R> void onOpen(TableView<R> table, Consumer<? super R> open) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected(table, open);
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                openSelected(table, open);
            }
        });
    }

    private static <R> void openSelected(TableView<R> table, Consumer<? super R> open) {
        R row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            open.accept(row);
        }
    }

    /** The selected rows as they are written, one a line, fields between tabs, only the columns that are seen. */
    public static <R> String copied(TableView<R> table) {
        var columns = new ArrayList<Column<R, ?>>();
        for (var column : table.getVisibleLeafColumns()) {
            if (column instanceof Column<R, ?> ours) {
                columns.add(ours);
            }
        }
        return table.getSelectionModel().getSelectedItems().stream()
                .map(row -> columns.stream().map(column -> column.writtenFor(row)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }
}
