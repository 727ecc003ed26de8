package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Experiment;
import claudoom.monitor.feature.overview.OverviewFeature.Paused;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** How far the experiment is, and whether it runs. */
final class ExperimentCard extends NumberCard {

    private final HBox head;
    private final Label title;
    private final Chip state;
    private final ProgressBar progress;
    private final Label caption;

    ExperimentCard() {
        this(new Label("Experiment"), new Chip(new Sign("fas-question-circle", "UNKNOWN", Role.OFF)).plain(),
                new ProgressBar(0), Parts.label("", "caption"));
    }

    private ExperimentCard(Label title, Chip state, ProgressBar progress, Label caption) {
        super("overview-experiment", Parts.row(Parts.slot(Parts.icon("fas-flask")), title, Parts.grow(), state),
                thin(progress), caption);
        head = (HBox) getChildren().getFirst();
        head.getStyleClass().add("card-head");
        figureLine().getChildren().add(Parts.grow());
        title.getStyleClass().add("card-title");
        title.setMinWidth(40);
        this.title = title;
        this.state = Parts.id(state, "overview-state");
        this.progress = progress;
        this.caption = Parts.id(caption, "overview-experiment-caption");
    }

    private static HBox thin(ProgressBar progress) {
        var runs = new HBox(progress);
        runs.getStyleClass().add("runs");
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        return runs;
    }

    void show(@Nullable Experiment experiment, @Nullable Paused paused, Instant now) {
        if (experiment == null) {
            nothing(paused);
            return;
        }
        title.setText(Visible.line(experiment.id(), 60));
        stateIn(head);
        state.show(paused != null ? sign(paused) : sign(experiment.state()));
        var share = share(experiment.episodesCompleted(), experiment.episodesTotal());
        if (share == null) {
            share = share(experiment.runsCompleted(), experiment.runsTotal());
        }
        progress.setProgress(share == null ? 0 : share);
        figure(Figures.percent(share), runs(experiment));
        caption.setText(Stream.of(design(experiment), experiment.generation() == null
                ? null
                : generation(experiment.generation())).filter(text -> text != null)
                .collect(Collectors.joining(" · ")));
    }

    private void nothing(@Nullable Paused paused) {
        title.setText("Experiment");
        stateIn(figureLine()); // there is room, and the title is not cut
        state.show(paused != null
                ? sign(paused)
                : new Sign("fas-question-circle", "UNKNOWN", Role.OFF));
        figure(Figures.UNKNOWN, "");
        progress.setProgress(0);
        caption.setText("none heard of since the start");
    }

    private void stateIn(HBox line) {
        if (!line.equals(state.getParent())) {
            figureLine().getChildren().remove(state);
            head.getChildren().remove(state);
            line.getChildren().add(state);
        }
    }

    /** As "generation 5"; "gen-5" says it already. */
    private static String generation(String name) {
        return (name.startsWith("gen") ? "" : "generation ") + Visible.line(name, 20);
    }

    private static @Nullable String design(Experiment experiment) {
        return experiment.design() == null ? null : Visible.line(experiment.design(), 40).replace('_', ' ');
    }

    private static String runs(Experiment experiment) {
        if (experiment.runsTotal() == null) {
            return "";
        }
        return experiment.runsCompleted() == null
                ? "of " + Figures.count(experiment.runsTotal()) + " runs"
                : Figures.count(experiment.runsCompleted()) + " of " + Figures.count(experiment.runsTotal()) + " runs";
    }

    private static @Nullable Double share(@Nullable Long done, @Nullable Long total) {
        return done == null || total == null || total <= 0 ? null : Math.min(1.0, done / (double) total);
    }

    private static Sign sign(Paused paused) {
        return new Sign("fas-pause-circle", paused.unheardSince() == null ? "PAUSED" : "PAUSED?", Role.INFO);
    }

    private static Sign sign(String state) {
        var word = state.toUpperCase(Locale.ROOT);
        return switch (state) {
            case "running" -> new Sign("fas-play-circle", word, Role.OK);
            case "paused" -> new Sign("fas-pause-circle", word, Role.INFO);
            case "complete" -> new Sign("fas-check-circle", word, Role.OK);
            case "shut down" -> new Sign("fas-stop-circle", word, Role.OFF);
            default -> new Sign("fas-question-circle", word, Role.OFF);
        };
    }
}
