package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SiblingOrder.By;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the tree: which of them the user wants, and which of those have room. A number always has the room it needs, so
 * where the table is narrow the less important columns go.
 */
final class SubjectColumns {

    private static final double NAME = 230;
    private static final double LEAST_NAME = 190;
    /** As wide as most names in the third level need. */
    private static final double MOST_NAME = 300;
    private static final double LEAST_VALUE = 120;
    /** A value of this width says enough: what is left beyond goes to the names first. */
    private static final double ENOUGH_VALUE = 190;

    private final TableView<SubjectRow> table;
    private final Remembered remembered;
    /** The most important first. */
    private final List<Choice> choices;
    private final TableColumn<SubjectRow, ?> name;
    private final Map<String, Boolean> chosen;
    private final Map<String, Double> widths;
    private final Map<TableColumn<SubjectRow, ?>, By> orders = new HashMap<>();
    private Runnable changed = () -> {};

    /** A column that the user may show or hide. */
    record Choice(TableColumn<SubjectRow, ?> column, boolean usual) {

        String id() {
            return column.getId();
        }

        String title() {
            return column.getText();
        }
    }

    /**
     * @param toggle opens or closes a row
     * @param head says what the last column shows
     */
    SubjectColumns(TableView<SubjectRow> table, Remembered remembered, Consumer<SubjectRow> toggle,
            ReadOnlyStringProperty head) {
        this.table = table;
        this.remembered = remembered;
        chosen = remembered.columns();
        widths = new HashMap<>(remembered.widths());
        name = name(toggle);
        var below = number("subjects-below", "Subjects", 86, SubjectRow::subjectsProperty, By.SUBJECTS);
        var messages = number("subjects-messages", "Messages", 94, SubjectRow::messagesProperty, By.MESSAGES);
        var rate = number("subjects-rate", "Msg/s", 76, SubjectRow::rateProperty, By.RATE);
        var bytes = number("subjects-bytes", "Bytes", 76, SubjectRow::bytesProperty, By.BYTES);
        var byteRate = number("subjects-byte-rate", "Bytes/s", 76, SubjectRow::byteRateProperty, By.BYTE_RATE);
        var share = number("subjects-share", "Share", 64, SubjectRow::shareProperty, null);
        var age = number("subjects-age", "Age", 66, SubjectRow::ageProperty, By.AGE);
        table.getColumns().addAll(List.of(name, below, messages, rate, bytes, byteRate, share, age, newest(head)));
        choices = List.of(new Choice(messages, true), new Choice(rate, true), new Choice(age, true),
                new Choice(share, true), new Choice(byteRate, true), new Choice(below, true), new Choice(bytes, false));
        table.widthProperty().subscribe(this::fit);
        table.getColumns().forEach(this::keepWidth);
    }

    private TableColumn<SubjectRow, ?> name(Consumer<SubjectRow> toggle) {
        TableColumn<SubjectRow, SubjectRow.@Nullable Name> name = new TableColumn<>("Subject");
        name.setId("subjects-name");
        name.setPrefWidth(NAME);
        name.setMinWidth(LEAST_NAME);
        name.getStyleClass().add("lead");
        name.setCellValueFactory(cell -> cell.getValue().nameProperty());
        name.setCellFactory(column -> new NameCell(toggle));
        orders.put(name, By.NAME);
        return name;
    }

    private Column<SubjectRow, @Nullable String> number(String id, String title, double width,
            Function<SubjectRow, ? extends ObservableValue<@Nullable String>> text, @Nullable By by) {
        Column<SubjectRow, @Nullable String> column = Tables.<SubjectRow, @Nullable String>number(id, title, width,
                text, shown -> shown == null ? "" : shown);
        column.setMinWidth(width); // fits what the row may write
        column.setMaxWidth(width * 2);
        column.setSortable(by != null);
        if (by != null) {
            orders.put(column, by);
        }
        return column;
    }

    private static TableColumn<SubjectRow, ?> newest(ReadOnlyStringProperty head) {
        TableColumn<SubjectRow, @Nullable Newest> newest = new TableColumn<>();
        newest.textProperty().bind(head);
        newest.setId("subjects-value");
        newest.setMinWidth(LEAST_VALUE);
        newest.setPrefWidth(280);
        newest.getStyleClass().add("tail");
        newest.setCellValueFactory(cell -> cell.getValue().newestProperty());
        newest.setCellFactory(column -> new NewestCell());
        newest.setSortable(false);
        return newest;
    }

    private void keepWidth(TableColumn<SubjectRow, ?> column) {
        if (column.getId().equals("subjects-value")) {
            return; // has what the others leave
        }
        var before = widths.get(column.getId());
        if (before != null) {
            column.setPrefWidth(Math.clamp(before, column.getMinWidth(), column.getMaxWidth()));
        }
        column.widthProperty().subscribe((from, to) -> {
            if (table.getScene() != null && table.isHover()) { // dragged, not shared out anew
                widths.put(column.getId(), to.doubleValue());
                remembered.widths(widths);
            }
        });
    }

    /** Shows what is wanted as far as there is room, the most important first. */
    private void fit() {
        double room = table.getWidth() - LEAST_NAME - LEAST_VALUE - 16;
        boolean measured = table.getWidth() > 0;
        for (var choice : choices) {
            boolean fits = !measured || choice.column.getMinWidth() <= room;
            boolean shown = wanted(choice) && fits;
            if (shown) {
                room -= choice.column.getMinWidth();
            }
            if (choice.column.isVisible() != shown) {
                choice.column.setVisible(shown);
            }
        }
        double spare = room + LEAST_NAME + LEAST_VALUE - ENOUGH_VALUE;
        if (measured && !widths.containsKey(name.getId())) {
            name.setPrefWidth(Math.clamp(spare, LEAST_NAME, MOST_NAME));
        }
        changed.run();
    }

    List<Choice> choices() {
        return new ArrayList<>(choices);
    }

    boolean wanted(Choice choice) {
        return chosen.getOrDefault(choice.id(), choice.usual);
    }

    /** Whether it is wanted but has no room now. */
    boolean squeezed(Choice choice) {
        return wanted(choice) && !choice.column.isVisible();
    }

    void want(Choice choice, boolean shown) {
        chosen.put(choice.id(), shown);
        remembered.columns(chosen);
        fit();
    }

    /** Is told when columns come or go. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** What a click on the head of this column sorts by. */
    By order(TableColumn<SubjectRow, ?> column) {
        return orders.getOrDefault(column, By.NAME);
    }

    @Nullable TableColumn<SubjectRow, ?> of(By by) {
        return table.getColumns().stream().filter(column -> orders.get(column) == by).findFirst().orElse(null);
    }
}
