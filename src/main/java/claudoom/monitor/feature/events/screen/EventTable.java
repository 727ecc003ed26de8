package claudoom.monitor.feature.events.screen;

import atlantafx.base.theme.Tweaks;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Tables;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/**
 * The list as a table that has only as many rows as are seen. The rows stay and their texts change, so that the length of the
 * list costs nothing and lines that leave the buffer move nothing; scrolling is done by the view-model.
 */
final class EventTable extends BorderPane {

    private static final double ROW = 24;
    private static final double HEAD = 34;
    /** To scroll sideways, where columns find no room. */
    private static final double BAR = 14;
    /** Narrower, the numbers of episode and tick go: what happened says more. */
    private static final double ROOM_FOR_ALL = 690;
    private static final double SEQUENCE = 112;
    private static final double WIDEST_NAME = 200;
    private static final double LINES_A_NOTCH = 3;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final EventsViewModel model;
    private final TableView<EventRow> table = new TableView<>();
    private final ScrollBar bar = new ScrollBar();
    private final AddedColumns added;
    private double turned;
    private boolean ours;

    EventTable(EventsViewModel model, EmptyState empty) {
        this.model = model;
        table.setId("events-table");
        table.setAccessibleText("Events, newest at the bottom");
        table.getStyleClass().addAll("dense", "events", Tweaks.EDGE_TO_EDGE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(empty);
        table.setRowFactory(of -> new EventTableRow());
        columns();
        added = new AddedColumns(model, table);
        added.show();
        Tables.wholeColumns(table);
        table.setItems(model.sight().rows());
        table.heightProperty().subscribe(height -> fit());
        table.columnResizePolicyProperty().addListener(policy -> fit());
        table.addEventFilter(ScrollEvent.SCROLL, this::turn);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        selection();
        bar();
        setCenter(table);
        setRight(bar);
        sceneProperty().subscribe(scene -> table.requestFocus()); // so that Space and the arrows mean the list
    }

    @Override
    protected void layoutChildren() {
        added.settle(); // here no part of the table is at work
        super.layoutChildren();
    }

    /** The rows share what is left, so that no half row stays empty below them. */
    private void fit() {
        boolean sideways = table.getColumnResizePolicy().equals(TableView.UNCONSTRAINED_RESIZE_POLICY);
        double room = table.getHeight() - HEAD - (sideways ? BAR : 0);
        int rows = (int) (room / ROW);
        table.setStyle(String.format(Locale.ROOT, "-fx-fixed-cell-size: %.2fpx;", rows < 1 ? ROW : room / rows));
        model.sight().room(rows);
    }

    private void columns() {
        var time = words("events-time", "Time", 122, EventRow::timeProperty);
        time.getStyleClass().add("lead");
        time.setMaxWidth(time.getMinWidth());
        sequence();
        var agent = words("events-agent", "Agent", 124, EventRow::agentProperty);
        agent.setMaxWidth(WIDEST_NAME);
        agent.setCellFactory(of -> new NameCell());
        var kind = EventTable.<Mark>column("events-kind", "Kind", 126, EventRow::markProperty);
        kind.setCellFactory(of -> new MarkCell());
        kind.getStyleClass().add("kind");
        kind.setMaxWidth(kind.getMinWidth());
        table.getColumns().add(kind);
        for (var number : List.of(words("events-episode", "Episode", 80, EventRow::episodeProperty),
                words("events-tick", "Tick", 92, EventRow::tickProperty))) {
            number.getStyleClass().add("num");
            number.setMaxWidth(number.getMinWidth());
            number.visibleProperty().bind(Bindings.createBooleanBinding(
                    () -> table.getWidth() > ROOM_FOR_ALL + (stored() ? SEQUENCE : 0)
                            + AddedColumns.WIDTH * model.columns().places().size(),
                    table.widthProperty(), model.past().sourceProperty(), model.columns().places()));
        }
        var details = words("events-details", "Key fields", 120, EventRow::detailsProperty);
        details.setCellFactory(of -> new DetailsCell(model::fill, model.sight()::toGap));
        details.getStyleClass().addAll("details", "tail");
    }

    /** Of a stream; where there is no room for it the line above tells it of the lowest row, and the detail of the chosen one. */
    private void sequence() {
        var sequence = words("events-sequence", "Sequence", SEQUENCE, EventRow::sequenceProperty);
        sequence.getStyleClass().add("num");
        sequence.setMaxWidth(SEQUENCE);
        sequence.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> stored() && table.getWidth() > ROOM_FOR_ALL, table.widthProperty(),
                model.past().sourceProperty()));
    }

    private boolean stored() {
        var source = model.past().sourceProperty().get();
        return source != null && !source.live();
    }

    private TableColumn<EventRow, String> words(String id, String title, double width,
            Function<EventRow, ? extends ObservableValue<String>> text) {
        var column = EventTable.<String>column(id, title, width, text);
        table.getColumns().add(column);
        return column;
    }

    private static <T> TableColumn<EventRow, T> column(String id, String title, double width,
            Function<EventRow, ? extends ObservableValue<T>> value) {
        var column = new TableColumn<EventRow, T>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false); // the order is the order of arrival
        column.setReorderable(false);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        return column;
    }

    void takeFocus() {
        table.requestFocus();
    }

    private void selection() {
        var chosen = table.getSelectionModel();
        chosen.selectedIndexProperty().subscribe(row -> {
            if (!ours) {
                model.sight().choose(row.intValue());
            }
        });
        model.sight().chosenRowProperty().subscribe(row -> mark(row.intValue()));
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::press);
    }

    /**
     * The list may move on as soon as a row is chosen. The table's own way of selecting cannot stand that: the row that was
     * clicked would stay marked while its message is elsewhere, so it does not get to see the mouse.
     */
    private void press(MouseEvent mouse) {
        var row = row(mouse.getTarget());
        if (row == null) {
            return;
        }
        mouse.consume();
        if (mouse.getEventType() == MouseEvent.MOUSE_PRESSED) {
            table.requestFocus();
            if (!row.isEmpty()) {
                model.sight().choose(row.getIndex());
            }
        }
    }

    /** Null elsewhere, and where a button is meant. */
    private @Nullable TableRow<?> row(EventTarget part) {
        for (var node = part instanceof Node at ? at : null; node != null && !node.equals(table); node =
                node.getParent()) {
            if (node instanceof ButtonBase) {
                return null;
            } else if (node instanceof TableRow<?> row) {
                return row;
            }
        }
        return null;
    }

    private void mark(int row) {
        var chosen = table.getSelectionModel();
        ours = true;
        if (row < 0) {
            chosen.clearSelection();
        } else if (!chosen.getSelectedIndices().equals(List.of(row))) {
            chosen.clearAndSelect(row);
        }
        ours = false;
    }

    private void bar() {
        bar.setId("events-scroll");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setAccessibleText("Place in the list");
        model.sight().reachProperty().subscribe(reach -> {
            ours = true;
            double highest = (double) reach.highest();
            double lines = highest + reach.rows();
            bar.setMax(highest);
            bar.setVisibleAmount(Math.max(1, highest * (reach.rows() / Math.max(1, lines))));
            bar.setBlockIncrement(reach.rows());
            bar.setValue((double) reach.top());
            bar.setVisible(reach.highest() > 0);
            ours = false;
        });
        bar.valueProperty().subscribe(value -> {
            if (!ours) {
                model.sight().scrollTo(Math.round(value.doubleValue()));
            }
        });
    }

    private void turn(ScrollEvent wheel) {
        if (wheel.getDeltaY() == 0) {
            return; // sideways
        }
        turned += -wheel.getDeltaY() / Math.max(1, wheel.getMultiplierY()) * LINES_A_NOTCH;
        long lines = (long) turned;
        turned -= lines;
        if (lines != 0) {
            model.sight().scroll(lines);
        }
        wheel.consume();
    }

    private void key(KeyEvent key) {
        long page = Math.max(1, model.sight().reachProperty().get().rows() - 1L);
        if (COPY.match(key)) {
            Clip.copy(model.sight().copied());
        } else {
            switch (key.getCode()) {
                case ENTER -> model.fill(table.getSelectionModel().getSelectedIndex());
                case UP -> model.sight().move(-1);
                case DOWN -> model.sight().move(1);
                case PAGE_UP -> model.sight().scroll(-page);
                case PAGE_DOWN -> model.sight().scroll(page);
                case HOME -> model.sight().scrollTo(0);
                case END -> model.jumpToNow();
                default -> {
                    return;
                }
            }
        }
        key.consume();
    }
}
