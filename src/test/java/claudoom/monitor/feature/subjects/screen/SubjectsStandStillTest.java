package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.Rate;
import claudoom.monitor.feature.subjects.model.Rates;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The subjects screen under fire, with numbers of any size, and what the user may choose of it. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class SubjectsStandStillTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");
    private static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    private final Swarm swarm = new Swarm();
    private final Memory memory = Memory.ofThisRun();
    private final SubjectsViewModel model =
            new SubjectsViewModel(new SubjectTree(swarm.traffic()), AT_ONCE, ValueLine::of, memory);
    private Stage stage;
    private TableView<SubjectRow> table;

    @Start
    void start(Stage shown) {
        stage = shown;
        var view = new SubjectsView(model, AT_ONCE, "lab.>", subject -> {});
        var scene = new Scene(view, 1000, 700);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void hear(FxRobot robot, int agents) {
        swarm.agents(agents, at());
        robot.interact(() -> model.sample(T0.plusSeconds(1)));
        table = robot.lookup("#subjects-table").query();
    }

    @Test
    void nothingMovesAtFiveThousandMessagesASecondOverTenThousandSubjects(FxRobot robot) {
        for (int n = 0; n < 10_000; n++) {
            swarm.send("lab.agent.doom-agent-" + n / 11 + ".kind-" + n % 11, at());
        }
        hear(robot, 3);
        robot.interact(() -> {
            model.order(new SiblingOrder(SiblingOrder.By.MESSAGES, false));
            model.open(row("doom-agent-1"));
            model.open(row("doom-agent-3"));
            table.scrollTo(5);
            table.layout();
            model.select(row("doom-agent-3"));
        });
        robot.interact(table::layout);
        var before = List.copyOf(model.rows());
        var selected = model.selectedProperty().get();
        int top = InView.first(table);
        for (int frame = 0; frame < 25; frame++) { // five seconds
            for (int n = 0; n < 1_000; n++) {
                swarm.send("lab.agent.doom-agent-" + (frame * 331 + n * 7) % 900 + ".kind-" + n % 11,
                        at() + frame * 200L);
            }
            swarm.send("lab.agent.doom-agent-new-" + frame + ".action", at());
            int at = frame;
            robot.interact(() -> {
                model.sample(T0.plusMillis(2_000 + at * 200));
                table.layout();
            });
        }
        assertThat(model.rows()).isEqualTo(before);
        assertThat(model.selectedProperty().get()).isSameAs(selected);
        assertThat(table.getSelectionModel().getSelectedItem()).isSameAs(selected);
        assertThat(InView.first(table)).isEqualTo(top);
        assertThat(model.isOpen(row("doom-agent-1"))).isTrue();
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order · 25 new");
        robot.interact(() -> model.appear(row("lab")));
        assertThat(row("lab").messagesProperty().get()).isEqualTo("35,037");

        robot.interact(() -> table.requestFocus());
        robot.press(KeyCode.F5).release(KeyCode.F5);
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order");
        assertThat(model.selectedProperty().get()).isSameAs(selected);
        assertThat(model.isOpen(row("doom-agent-1"))).isTrue();
        assertThat(model.rows()).isNotEqualTo(before);
    }

    @Test
    void noNumberIsCutHoweverLargeItIs(FxRobot robot) {
        hear(robot, 4);
        var rates = new Rates(new Rate(999_999, 999_000_000), new Rate(123_456_789, 1e12), new Rate(0.01, 3));
        for (long messages : new long[] {9_999_999, 1_000_000_000, 999_999_999_999L, Long.MAX_VALUE}) {
            for (var window : Window.values()) {
                robot.interact(() -> {
                    var facts = new NodeFacts(9_999_999, messages, messages, rates, at() - 5_000_000, 0, null);
                    model.rows().forEach(row -> row.show(facts, "9,999,999", facts, window, T0, false));
                    table.applyCss();
                    table.layout();
                    assertNothingCut();
                });
            }
        }
        assertThat(RowWords.count(1_234_567_890)).isEqualTo("1.23 G");
        assertThat(RowWords.range("runner-00000", "runner-00999")).isEqualTo("00000–00999");
        assertThat(RowWords.range("0", "999")).isEqualTo("0 to 999");
        assertThat(RowWords.range("a-", "a-b")).isEqualTo("a- to a-b");
        assertThat(RowWords.tip("lab", row("lab"))).contains("9,223,372,036,854,775,807 messages");
    }

    private void assertNothingCut() {
        var cells = table.lookupAll(".table-cell").stream().filter(TableCell.class::isInstance)
                .map(node -> (TableCell<?, ?>) node).filter(cell -> cell.getStyleClass().contains("num")).toList();
        assertThat(cells).isNotEmpty();
        for (var cell : cells) {
            var drawn = cell.lookupAll(".text").stream().filter(Text.class::isInstance).map(text -> (Text) text)
                    .findFirst().orElse(null);
            if (drawn != null && !cell.getText().isEmpty()) {
                assertThat(drawn.getText()).isEqualTo(cell.getText());
            }
        }
    }

    @Test
    void columnsMakeRoomAndCanBeChosen(FxRobot robot) {
        hear(robot, 2);
        assertThat(columns()).contains("subjects-messages", "subjects-rate", "subjects-share", "subjects-age")
                .doesNotContain("subjects-bytes", "subjects-byte-rate");
        robot.interact(() -> robot.lookup("#subjects-detail").<ToggleButton>query().fire());
        robot.interact(() -> stage.getScene().getRoot().layout());
        assertThat(columns()).contains("subjects-byte-rate", "subjects-below").doesNotContain("subjects-bytes");
        var menu = robot.lookup("#subjects-columns").<MenuButton>query();
        robot.interact(() -> menu.getItems().stream().filter(item -> item.getText().equals("Bytes")).findFirst()
                .orElseThrow().fire());
        assertThat(memory.get("columns")).contains("subjects-bytes=hidden");
        robot.interact(() -> menu.getItems().stream().filter(item -> item.getText().equals("Age")).findFirst()
                .orElseThrow().fire());
    }

    @Test
    void theOrderCanBeChosenByKeyboardAndTheHeadsFollow(FxRobot robot) {
        hear(robot, 3);
        swarm.send("lab.agent.doom-agent-2.death", at());
        robot.interact(() -> {
            model.sample(T0.plusSeconds(2));
            robot.lookup("#subjects-sort").query().requestFocus();
        });
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        for (int down = 0; down < 2; down++) {
            robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        }
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(model.order().by()).isIn(SiblingOrder.By.MESSAGES, SiblingOrder.By.SUBJECTS);
        robot.interact(() -> model.order(new SiblingOrder(SiblingOrder.By.MESSAGES, false)));
        assertThat(names().get(2)).isEqualTo("doom-agent-2");
        assertThat(table.getSortOrder()).hasSize(1);
        assertThat(table.getSortOrder().getFirst().getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
        assertThat(robot.lookup("#subjects-sort").<Labeled>query().getText()).isEqualTo("Sort: messages");
        assertThat(memory.get("sort")).isEqualTo("MESSAGES");
    }

    @Test
    void aTopTalkerLeadsToItsPlaceInTheTree(FxRobot robot) {
        hear(robot, 6);
        for (int n = 0; n < 50; n++) {
            swarm.send("lab.agent.doom-agent-4.score", at() + 1_500);
        }
        robot.interact(() -> {
            model.sample(T0.plusSeconds(2));
            model.sample(T0.plusSeconds(3));
        });
        robot.clickOn("#subjects-top");
        var talkers = robot.lookup("#subjects-talkers").<TableView<TalkerRow>>query();
        assertThat(talkers.isVisible()).isTrue();
        assertThat(table.isVisible()).isFalse();
        assertThat(talkers.getItems().getFirst().subjectProperty().get()).isEqualTo("lab.agent.doom-agent-4.score");
        robot.clickOn("lab.agent.doom-agent-4.score");
        assertThat(table.isVisible()).isTrue();
        assertThat(Objects.requireNonNull(model.selectedProperty().get()).line().name()).isEqualTo("score");
        assertThat(robot.lookup("#subjects-leaf").<Labeled>query().getText())
                .isEqualTo("lab.agent.doom-agent-4.score");
    }

    @Test
    void errorsStandBesideTheirFields(FxRobot robot) {
        hear(robot, 2);
        var exclude = robot.lookup("#subjects-exclude").query();
        double place = exclude.localToScene(0, 0).getX();
        double free = place - right(robot, "#subjects-filter-mode");
        robot.interact(() -> model.filter("death"));
        robot.interact(() -> stage.getScene().getRoot().layout());
        assertThat(robot.lookup("#subjects-filter-note").<Labeled>query().getText()).isEqualTo("2 match");
        assertThat(exclude.localToScene(0, 0).getX()).as("the field behind stays").isCloseTo(place, within(10.0));
        assertThat(free).as("no gap before it").isLessThan(20);
        robot.interact(() -> model.filter(""));
        robot.clickOn("#subjects-filter").write("/dea(th/");
        assertThat(robot.lookup("#subjects-filter-note").<Labeled>query().getText())
                .isEqualTo("not a regex: missing closing ) · tree as before");
        assertThat(robot.lookup("#subjects-filter-mode").<Labeled>query().getText()).isEqualTo("regex");
        robot.clickOn("#subjects-exclude").write("a..b.*");
        assertThat(robot.lookup("#subjects-exclude-note").<Labeled>query().getText()).contains("between dots");
        robot.interact(() -> {
            model.filters().want(Criterion.NONE);
            model.filters().exclude(Criterion.NONE.text("score"));
        });
        Node note = robot.lookup("#subjects-exclude-note").query();
        assertThat(note.isVisible()).isFalse();
        assertThat(robot.lookup("#subjects-filter-note").<Labeled>query().getText()).isEqualTo("6 match");
        assertThat(robot.lookup("#subjects-exclude").queryTextInputControl().getText()).isEqualTo("score");
    }

    private static double right(FxRobot robot, String id) {
        var node = robot.lookup(id).query();
        return node.localToScene(node.getBoundsInLocal()).getMaxX();
    }

    private List<String> columns() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
    }

    private SubjectRow row(String name) {
        return model.rows().stream().filter(row -> row.line().name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.line().name()).toList();
    }

    private static long at() {
        return T0.toEpochMilli();
    }
}
