package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.LaneMark;
import claudoom.monitor.feature.agents.model.LaneWindow;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FootLine;
import claudoom.monitor.ui.LaneChart;
import claudoom.monitor.ui.LaneChart.Hit;
import claudoom.monitor.ui.LaneChart.Mark;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What every agent did when: one lane each, in the order of the table. */
final class LanesPane extends VBox {

    private static final String RANGE = "range";
    private static final double CLOSER = 0.8;
    private static final Map<String, Long> RANGES = ranges();

    private final AgentsViewModel model;
    private final List<AgentRow> rows;
    private final Consumer<AgentRow> choose;
    private final Memory memory;
    private final LaneWindow window = new LaneWindow();
    private final LaneChart chart = new LaneChart("agents-lanes-chart");
    private final ScrollBar bar = new ScrollBar();
    private final ToggleButton pause = new ToggleButton("Pause", Parts.icon("fas-pause"));
    private final ToggleGroup group = new ToggleGroup();
    private final FootLine foot = new FootLine("agents-lanes-foot");
    private final LanesReader reader;
    private long now;
    private @Nullable Mark cursor;

    /**
     * @param rows in the order of the table
     * @param choose selects a row of the table
     */
    LanesPane(AgentsViewModel model, List<AgentRow> rows, Consumer<AgentRow> choose) {
        this.model = model;
        this.rows = rows;
        this.choose = choose;
        memory = model.memory();
        reader = new LanesReader(model.desk());
        getStyleClass().addAll("card", "pane");
        setId("agents-lanes");
        setMinHeight(40 + 28 + 20 + 3 * LaneChart.LANE);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("agents-lanes-scroll");
        bar.valueProperty().subscribe(value -> draw());
        HBox.setHgrow(chart, Priority.ALWAYS);
        var middle = new HBox(chart, bar);
        middle.getStyleClass().add("agents-lanes-body");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(), middle, Parts.foot(foot, LaneWords.legend()));
        chart.setAccessibleText("Lanes of the agents");
        chart.onPoint(this::point);
        chart.onPick(this::pick);
        chart.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        chart.heightProperty().subscribe(height -> draw());
        chart.widthProperty().subscribe(width -> draw());
    }

    private static Map<String, Long> ranges() {
        var ranges = new LinkedHashMap<String, Long>();
        ranges.put("1 min", 60_000L);
        ranges.put("5 min", 300_000L);
        ranges.put("15 min", LaneWindow.LONGEST);
        return java.util.Collections.unmodifiableMap(ranges);
    }

    private Node head() {
        var head = Parts.paneHead(Parts.label("Lanes", "card-title"));
        head.getChildren().add(Parts.grow());
        RANGES.forEach((name, millis) -> head.getChildren().add(range(name, millis)));
        pause.setId("agents-lanes-pause");
        pause.getStyleClass().addAll("quiet", "small-button");
        pause.setMinWidth(USE_PREF_SIZE);
        Parts.tip(pause, "Space: stand still, while everything is still taken in");
        pause.setOnAction(pressed -> pause(pause.isSelected()));
        head.getChildren().add(pause);
        return head;
    }

    private Node range(String name, long millis) {
        var button = new ToggleButton(name);
        button.setId("agents-range-" + name.replace(" ", ""));
        button.setUserData(millis);
        button.setToggleGroup(group);
        button.getStyleClass().addAll("quiet", "small-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText("Show " + name);
        button.setOnAction(pressed -> {
            window.span(millis);
            memory.put(RANGE, name);
            zoomed();
        });
        boolean chosen = name.equals(memory.get(RANGE)) || (name.equals("1 min") && !RANGES.containsKey(
                Objects.requireNonNullElse(memory.get(RANGE), "")));
        if (chosen) {
            button.setSelected(true);
            window.span(millis);
        }
        return button;
    }

    /** Shows how it is at this moment; a few times a second while the screen is shown. */
    void show(Instant at) {
        now = at.toEpochMilli();
        draw();
    }

    /** Draws again what is shown, after the order or the choice changed. */
    void draw() {
        if (now == 0 || chart.getHeight() <= 0) {
            return;
        }
        int room = chart.capacity();
        int most = Math.max(0, rows.size() - room);
        bar.setMax(most);
        bar.setVisibleAmount(most == 0 ? 1 : (double) most * room / Math.max(1, rows.size()));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(room);
        Parts.present(bar, most > 0);
        int first = first(most);
        long from = window.from(now);
        long to = window.to(now);
        chart.show(reader.content(rows.subList(first, Math.min(rows.size(), first + room)), from, to, now,
                model.chosenProperty().get()));
        write(first, room);
    }

    private int first(int most) {
        if (bar.getValue() > most) {
            bar.setValue(most);
        }
        return (int) Math.min(most, Math.round(bar.getValue()));
    }

    private void write(int first, int room) {
        var shown = rows.isEmpty()
                ? "no lane"
                : "lanes %s to %s of %s".formatted(Figures.count(first + 1L),
                        Figures.count((long) Math.min(rows.size(), first + room)), Figures.count(rows.size()));
        int without = model.desk().withoutLane();
        var parts = new ArrayList<String>();
        var live = model.lastHeard("");
        parts.add(shown + " · " + (window.live()
                ? live.isEmpty() ? "live" : live
                : "paused at " + Figures.time(Instant.ofEpochMilli(window.to(now)))));
        if (without > 0) {
            parts.add(Figures.count(without) + " agents too many to have a lane");
        }
        if (reader.forgotten()) {
            parts.add("some marks on the left are too many to be kept");
        }
        foot.show(new FootLine.Says(parts, ""));
    }

    private void pause(boolean still) {
        if (still) {
            window.freeze(now);
        } else {
            window.follow();
        }
        zoomed();
    }

    private void zoomed() {
        boolean still = !window.live();
        pause.setSelected(still);
        pause.setText(still ? "Go on" : "Pause");
        pause.setGraphic(Parts.icon(still ? "fas-play" : "fas-pause"));
        group.getToggles().forEach(toggle -> toggle.setSelected(
                Objects.equals(toggle.getUserData(), window.span())));
        draw();
    }

    private void wheel(ScrollEvent wheel) {
        if (wheel.isShortcutDown()) {
            window.zoom(wheel.getDeltaY() > 0 ? CLOSER : 1 / CLOSER, chart.timeAt(wheel.getX()), now);
            zoomed();
        } else if (wheel.isShiftDown() || Math.abs(wheel.getDeltaX()) > Math.abs(wheel.getDeltaY())) {
            double pixels = wheel.getDeltaX() == 0 ? wheel.getDeltaY() : wheel.getDeltaX();
            window.move(Math.round(-pixels / chart.timeWidth() * window.span()), now);
            zoomed();
        } else {
            bar.setValue(Math.clamp(bar.getValue() - Math.signum(wheel.getDeltaY()) * 2, 0, bar.getMax()));
        }
        wheel.consume();
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case SPACE -> pause(window.live());
            case PLUS, EQUALS, ADD -> zoomKey(CLOSER);
            case MINUS, SUBTRACT -> zoomKey(1 / CLOSER);
            case UP -> step(-1);
            case DOWN -> step(1);
            case LEFT, RIGHT -> {
                int way = key.getCode() == javafx.scene.input.KeyCode.LEFT ? -1 : 1;
                if (key.isShiftDown()) {
                    window.move(way * window.span() / 4, now);
                    zoomed();
                } else {
                    walk(way);
                }
            }
            case END -> pause(false);
            case ENTER -> {
                if (cursor != null && cursor.what() instanceof LaneMark mark) {
                    model.desk().openEvents(mark);
                }
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void zoomKey(double factor) {
        window.zoom(factor, (window.from(now) + window.to(now)) / 2, now);
        zoomed();
    }

    private void step(int by) {
        int at = chosenPlace() + by;
        if (at >= 0 && at < rows.size()) {
            choose.accept(rows.get(at));
            int first = first((int) bar.getMax());
            if (at < first || at >= first + chart.capacity()) {
                bar.setValue(Math.clamp(at - chart.capacity() / 2.0, 0, bar.getMax()));
            }
            cursor = null;
            draw();
        }
    }

    private int chosenPlace() {
        var chosen = model.chosenProperty().get();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(chosen)) {
                return i;
            }
        }
        return -1;
    }

    /** To the next mark of the chosen lane; the picture stands still for that, else it would run away. */
    private void walk(int way) {
        int lane = chosenPlace() - first((int) bar.getMax());
        if (lane < 0 || lane >= chart.content().lanes().size()) {
            return;
        }
        if (window.live()) {
            pause(true);
        }
        var marks = chart.content().lanes().get(lane).marks().stream()
                .sorted(java.util.Comparator.comparingLong(Mark::at)).toList();
        var before = cursor;
        long from = before == null ? way < 0 ? Long.MAX_VALUE : Long.MIN_VALUE : before.at();
        var next = way < 0
                ? marks.reversed().stream().filter(mark -> mark.at() < from).findFirst()
                : marks.stream().filter(mark -> mark.at() > from).findFirst();
        next.ifPresent(mark -> {
            cursor = mark;
            chart.restPointer();
            tell(new Hit(lane, mark.at(), mark));
        });
    }

    private void point(@Nullable Hit hit) {
        if (hit == null) {
            chart.say(0, 0, "");
        } else {
            tell(hit);
        }
    }

    private void tell(Hit hit) {
        var mark = hit.mark();
        String text;
        if (mark != null && mark.what() instanceof LaneMark what) {
            text = LaneWords.of(what, model.desk().told(what));
        } else {
            text = reader.read(chart.content(), hit);
        }
        chart.say(hit.lane(), mark == null ? hit.at() : mark.at(), text);
        chart.setAccessibleText(text);
    }

    private void pick(Hit hit) {
        var lane = first((int) bar.getMax()) + hit.lane();
        if (lane < rows.size()) {
            choose.accept(rows.get(lane));
        }
        if (hit.mark() != null && hit.mark().what() instanceof LaneMark mark) {
            model.desk().openEvents(mark);
        } else {
            draw();
        }
    }
}
