package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The subjects screen as a researcher uses it: open, filter, select, read, by mouse and by keyboard. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class SubjectsViewTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");
    private static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    private final Swarm swarm = new Swarm();
    private final List<String> events = new ArrayList<>();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final SubjectsViewModel model =
            new SubjectsViewModel(tree, AT_ONCE, ValueLine::of);
    private TableView<SubjectRow> table;

    @Start
    void start(Stage stage) {
        var scene =
                new Scene(new SubjectsView(model, AT_ONCE, "lab.>", events::add), 1000, 700);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void hear(FxRobot robot) {
        swarm.agents(6, T0.toEpochMilli());
        robot.interact(() -> model.sample(T0.plusSeconds(1)));
        table = robot.lookup("#subjects-table").query();
    }

    @Test
    void withoutMessagesItSaysWhatToDo(FxRobot robot) {
        assertThat(robot.lookup("#subjects-empty").query().isVisible()).isTrue();
        assertThat(robot.lookup("Nothing heard on lab.> yet").tryQuery()).isPresent();
        assertThat(robot.lookup("#subjects-table .placeholder .empty-state").queryAll()).as("one thing at a time")
                .noneMatch(one -> ((Node) one).isVisible());
        assertThat(robot.lookup("#subjects-talkers").query().isVisible()).isFalse();
        hear(robot);
        assertThat(robot.lookup("#subjects-empty").query().isVisible()).isFalse();
        assertThat(text(robot, "#subjects-foot")).isEqualTo("24 subjects · 24 shown");
    }

    @Test
    void belowTheLastLineNothingIsTold(FxRobot robot) {
        hear(robot);
        var rows = robot.lookup("#subjects-table .table-row-cell").queryAll().stream().map(row -> (TableRow<?>) row)
                .toList();
        assertThat(rows).anyMatch(TableRow::isEmpty).anyMatch(row -> !row.isEmpty());
        assertThat(rows).allMatch(row -> row.isEmpty() == (row.getTooltip() == null));
    }

    @Test
    void f5TakesInWhatIsNewWhereverTheKeyboardIs(FxRobot robot) {
        hear(robot);
        robot.interact(() -> {
            model.select(model.rows().getFirst());
            swarm.agents(9, T0.toEpochMilli());
            model.sample(T0.plusSeconds(2));
            table.getScene().getRoot().setFocusTraversable(true);
            table.getScene().getRoot().requestFocus();
            Event.fireEvent(table.getScene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F5, false, false,
                    false, false));
        });
        assertThat(names()).contains("doom-agent-8");
    }

    @Test
    void aFoldedDetailStaysFolded(FxRobot robot) {
        hear(robot);
        robot.clickOn("#subjects-detail");
        var again = new SubjectsView[1];
        robot.interact(() -> again[0] = new SubjectsView(model, AT_ONCE, "", events::add));
        assertThat(again[0].lookup("#subjects-detail")).isInstanceOfSatisfying(ToggleButton.class,
                toggle -> assertThat(toggle.isSelected()).isFalse());
        assertThat(model.remembered().detailShown()).isFalse();
    }

    @Test
    void theArrowOpensALineAndADoubleClickClosesIt(FxRobot robot) {
        hear(robot);
        var arrow = robot.lookup(".tree-arrow").match(node -> node.isVisible()
                && node.getParent().getParent() instanceof Labeled cell && cell.getText().equals("doom-agent-2"))
                .query();
        robot.clickOn(arrow);
        assertThat(names()).containsSubsequence("doom-agent-2", "action", "death", "observe", "score", "doom-agent-3");
        robot.doubleClickOn("doom-agent-2");
        assertThat(names()).doesNotContain("action");
    }

    @Test
    void deepLinesKeepRoomForTheirNames(FxRobot robot) {
        hear(robot);
        var deep = new StringBuilder("lab");
        for (int level = 0; level < 30; level++) {
            deep.append(".level").append(level);
        }
        swarm.send(deep.toString(), T0.toEpochMilli());
        robot.interact(() -> {
            model.sample(T0.plusSeconds(2));
            model.filter("level29");
            model.sample(T0.plusSeconds(3));
        });
        assertThat(names()).contains("level29");
        robot.interact(() -> table.scrollTo(table.getItems().size() - 1));
        robot.interact(() -> table.layout());
        var names = robot.lookup(".lead.table-cell").match((NameCell cell) -> cell.getItem() != null).<Node>queryAll();
        assertThat(names).isNotEmpty().allSatisfy(cell -> assertThat(shown(cell)).isNotEmpty().doesNotStartWith("..."));
    }

    private static String shown(Node cell) {
        return cell.lookup(".text") instanceof Text text ? text.getText() : "";
    }

    @Test
    void aTopTalkerIsInSightAlsoWhenAFilterHadLeftNothing(FxRobot robot) {
        swarm.agents(60, T0.toEpochMilli());
        hear(robot);
        var node = Objects.requireNonNull(tree.nodeOf("lab.agent.doom-agent-55.score"));
        robot.interact(() -> {
            model.filter("nothing-is-called-so");
            model.sample(T0.plusSeconds(2));
        });
        robot.interact(() -> table.getScene().getRoot().layout());
        robot.interact(() -> model.talkers().show(true));
        assertThat(table.getItems()).isEmpty();
        robot.interact(() -> table.getScene().getRoot().layout());
        var view = (SubjectsView) table.getScene().getRoot();
        robot.interact(() -> view.chart(node, "/kills"));
        int place = table.getSelectionModel().getSelectedIndex();
        assertThat(place).isGreaterThan(30);
        Await.until(Duration.ofSeconds(20), "the chosen one is in sight", () -> {
            var seen = new boolean[1];
            robot.interact(() -> seen[0] = InView.first(table) <= place && place < InView.last(table));
            return seen[0];
        });
    }

    @Test
    void filterSelectReadCopyAndGoToEvents(FxRobot robot) {
        hear(robot);
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("agent-4.dea");
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-4", "death");
        assertThat(text(robot, "#subjects-filter-note")).isEqualTo("1 match");
        robot.clickOn("death");
        assertThat(text(robot, "#subjects-leaf")).isEqualTo("lab.agent.doom-agent-4.death");
        assertThat(text(robot, "#subjects-leaf-size")).isEqualTo("80 B");
        Await.until(Duration.ofSeconds(5), "the payload is drawn", () -> robot.lookup(".code-text")
                .queryAllAs(Text.class).stream().anyMatch(piece -> piece.getText().equals("\"IMP_FIREBALL\"")));
        robot.clickOn("#subjects-to-events");
        assertThat(events).containsExactly("lab.agent.doom-agent-4.death");
        robot.clickOn("#subjects-copy-sub");
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("nats sub 'lab.agent.doom-agent-4.death'");
        robot.clickOn("#subjects-filter").write("*");
        assertThat(text(robot, "#subjects-filter-note")).contains("whole tokens");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(names()).contains("doom-agent-5");
    }

    @Test
    void theKeyboardDoesEverything(FxRobot robot) {
        hear(robot);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        robot.write("agent-3");
        assertThat(robot.lookup("#subjects-filter").queryTextInputControl().getText()).isEqualTo("agent-3");
        assertThat(names()).contains("doom-agent-3").doesNotContain("doom-agent-4");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).press(KeyCode.DOWN).release(KeyCode.DOWN);
        assertThat(table.isFocused()).isTrue();
        robot.interact(() -> table.getSelectionModel().select(model.rows().stream()
                .filter(row -> row.line().name().equals("doom-agent-3")).findFirst().orElseThrow()));
        type(robot, KeyCode.RIGHT);
        assertThat(names()).contains("death");
        type(robot, KeyCode.RIGHT);
        assertThat(selected()).isEqualTo("action");
        type(robot, KeyCode.DOWN);
        assertThat(selected()).isEqualTo("death");
        assertThat(text(robot, "#subjects-leaf")).endsWith("doom-agent-3.death");
        type(robot, KeyCode.SPACE);
        assertThat(model.leaf().frozenProperty().get()).isTrue();
        type(robot, KeyCode.LEFT);
        assertThat(selected()).isEqualTo("doom-agent-3");
        type(robot, KeyCode.ENTER);
        assertThat(names()).doesNotContain("death");
        type(robot, KeyCode.ESCAPE);
        assertThat(model.selectedProperty().get()).isNull();
        assertThat(table.getSelectionModel().getSelectedItem()).isNull();
    }

    @Test
    void selectionAndPlaceStayWhenLinesComeInAbove(FxRobot robot) {
        swarm.agents(120, T0.toEpochMilli());
        hear(robot);
        robot.interact(() -> {
            table.scrollTo(60);
            model.select(model.rows().get(70));
        });
        robot.interact(table::layout);
        var selected = selected();
        var top = top();
        for (int n = 0; n < 20; n++) {
            swarm.send("lab.aaa." + n, T0.toEpochMilli());
            swarm.send("lab.agent.a-" + n + ".x", T0.toEpochMilli());
        }
        robot.interact(() -> model.sample(T0.plusSeconds(5)));
        assertThat(names()).doesNotContain("aaa");
        robot.interact(() -> robot.lookup("#subjects-reorder").queryButton().fire());
        robot.interact(table::layout);
        assertThat(names()).contains("aaa", "a-3");
        assertThat(selected()).isEqualTo(selected);
        assertThat(table.getSelectionModel().getSelectedItem()).isSameAs(model.selectedProperty().get());
        assertThat(top()).isEqualTo(top);
    }

    @Test
    void aHeadSortsMostFirstAndThePointerInTheTreeHoldsTheOrder(FxRobot robot) {
        hear(robot);
        for (int n = 0; n < 9; n++) {
            swarm.send("lab.agent.doom-agent-5.score", T0.toEpochMilli());
        }
        robot.interact(() -> model.sample(T0.plusSeconds(2)));
        sortBy(robot, "subjects-messages");
        assertThat(names().get(2)).isEqualTo("doom-agent-5");
        for (int n = 0; n < 90; n++) {
            swarm.send("lab.agent.doom-agent-1.score", T0.toEpochMilli());
        }
        assertThat(table.getSortOrder().getFirst().getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        robot.moveTo("doom-agent-2");
        robot.interact(() -> model.sample(T0.plusSeconds(60)));
        assertThat(names().get(2)).isEqualTo("doom-agent-5");
        robot.moveTo("#subjects-reorder");
        robot.interact(() -> model.sample(T0.plusSeconds(120)));
        assertThat(names().get(2)).isEqualTo("doom-agent-1");
    }

    @Test
    void theDetailCanBeFoldedAway(FxRobot robot) {
        hear(robot);
        robot.clickOn("#subjects-detail");
        assertThat(robot.lookup("#subjects-copy").tryQuery()).isEmpty();
        robot.clickOn("#subjects-detail");
        assertThat(robot.lookup("#subjects-copy").tryQuery()).isPresent();
    }

    /** As a click on the head; the headless platform takes every release of the button for a request of a menu. */
    private void sortBy(FxRobot robot, String column) {
        robot.interact(() -> table.getSortOrder().setAll(List.of(table.getColumns().stream()
                .filter(c -> column.equals(c.getId())).findFirst().orElseThrow())));
    }

    private static void type(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    private List<String> names() {
        return table.getItems().stream().map(row -> row.nameProperty().get().text()).toList();
    }

    private String selected() {
        return Objects.requireNonNull(model.selectedProperty().get()).line().name();
    }

    private String top() {
        return table.getItems().get(InView.first(table)).line().name();
    }
}
