package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.SmallCharts;
import claudoom.monitor.ui.SmallCharts.Panel;
import claudoom.monitor.ui.SmallCharts.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A small chart of every consumer, the worst first; only those that can be seen are read and drawn. */
final class LagSmall {

    /** The order follows the numbers this slowly, and never under the pointer. */
    private static final Duration RESORT = Duration.ofSeconds(10);

    private final LagChartViewModel model;
    private final LagDrawing drawing;
    private final List<LagRow> all;
    private final SmallCharts charts = new SmallCharts("lag-small");
    private List<LagRow> order = List.of();
    private Instant sorted = Instant.EPOCH;

    /**
     * @param all that can be drawn, in any order
     * @param open is told whom the user opens
     */
    LagSmall(LagChartViewModel model, LagDrawing drawing, List<LagRow> all, Consumer<ConsumerId> open) {
        this.model = model;
        this.drawing = drawing;
        this.all = all;
        charts.onOpen(at -> open.accept(order.get(at).id()));
        charts.seenProperty().subscribe(seen -> want());
    }

    SmallCharts node() {
        return charts;
    }

    /** Draws what is known now. */
    void refresh() {
        var now = Instant.ofEpochMilli(model.now());
        boolean others = all.size() != order.size() || !new HashSet<>(order).equals(new HashSet<>(all));
        if (others || (!charts.isHover() && Duration.between(sorted, now).abs().compareTo(RESORT) >= 0)) {
            order = all.stream().sorted(Comparator.comparing(LagRow::shown, ConsumerLag.WORST_FIRST)).toList();
            sorted = now;
        }
        var view = model.viewProperty().get();
        charts.show(new Sheet(panels(), view.from(model.now()), view.to(model.now()), model.logProperty().get()));
        want();
    }

    private List<Panel> panels() {
        var panels = new ArrayList<Panel>(order.size());
        for (var row : order) {
            var plot = model.plots().get(row.id());
            var sign = LagSigns.of(row.shown().state());
            panels.add(new Panel(String.valueOf(row.consumerProperty().get()),
                    row.shown().state() == LagState.OK ? "" : sign.word(), row.needsSomebody() ? sign.role() : Role.OFF,
                    newest(row), plot == null ? null : drawing.series(row, plot, 1),
                    plot == null ? List.of() : drawing.limit(row), plot == null ? List.of() : drawing.marks(row)));
        }
        return panels;
    }

    private String newest(LagRow row) {
        var sample = row.shown().sample();
        if (sample == null || !row.shown().fresh()) {
            return Figures.UNKNOWN;
        }
        return Figures.brief(switch (model.comparedProperty().get()) {
            case LAG -> sample.lag();
            case PENDING -> sample.pending();
            case ACK_PENDING -> sample.ackPending();
            case REDELIVERED -> sample.redelivered();
            case WAITING -> sample.waiting();
        });
    }

    /** Those in view. */
    private void want() {
        if (model.smallProperty().get()) {
            model.want(inView());
        }
    }

    private Set<ConsumerId> inView() {
        var seen = charts.seenProperty().get();
        return order.subList(Math.min(seen.from(), order.size()), Math.min(seen.to(), order.size())).stream()
                .map(LagRow::id).collect(Collectors.toSet());
    }

    /** The rows in view, for what is saved. */
    List<LagRow> rows() {
        var ids = inView();
        return order.stream().filter(row -> ids.contains(row.id())).toList();
    }

    /** What it shows, for its title. */
    String title() {
        return "%s of all %s".formatted(capital(ChartWords.of(model.comparedProperty().get())),
                Figures.count(order.size()));
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
