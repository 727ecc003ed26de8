package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.feature.streams.model.Template.Variant;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The streams that the documents describe, compared with those that are there. */
final class DocumentsPane extends VBox {

    private final StreamsViewModel model;
    private final Function<Variant, List<Template>> templates;
    private final Consumer<Deed> ask;
    private final VBox cards = new VBox(12);
    private Variant variant = Variant.GUIDE;
    private @Nullable Shown shown;

    /** What the cards were made of. */
    private record Shown(Variant variant, List<StreamSetup> setups) {}

    /** @param back to the list of streams */
    DocumentsPane(StreamsViewModel model, Function<Variant, List<Template>> templates, Consumer<Deed> ask,
            Runnable back) {
        this.model = model;
        this.templates = templates;
        this.ask = ask;
        setId("streams-documents-pane");
        getStyleClass().add("stack");
        var home = Parts.button("streams-documents-back", "fas-arrow-left", "Streams");
        home.setOnAction(pressed -> back.run());
        var group = new ToggleGroup();
        var choices = Parts.row();
        for (var one : Variant.values()) {
            var choice = new RadioButton("as the " + one.name().toLowerCase(Locale.ROOT) + " has them");
            choice.setId("streams-documents-" + one.name().toLowerCase(Locale.ROOT));
            choice.setToggleGroup(group);
            choice.setSelected(one == variant);
            choice.setMinWidth(USE_PREF_SIZE);
            choice.setOnAction(chosen -> {
                variant = one;
                refresh();
            });
            choices.getChildren().add(choice);
        }
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Parts.row(home, Parts.label("The documents' streams", "card-title"), choices), scroll);
    }

    /** Compares again, if anything is different. */
    void refresh() {
        var now = new Shown(variant, model.setups());
        if (!now.equals(shown)) {
            shown = now;
            cards.getChildren().setAll(templates.apply(variant).stream().map(this::card).toList());
        }
    }

    private Node card(Template template) {
        var there = model.setup(template.name());
        var overlap = Difference.overlap(template, model.setups());
        var differences = there == null ? List.<Difference>of() : Difference.of(there, template);
        var head = Parts.row(Parts.label(template.name(), "card-title"), sign(there, overlap, differences),
                Parts.grow());
        var body = Parts.card(head, Parts.paragraph(template.why(), "caption"));
        body.setId("streams-document-" + template.name());
        if (overlap != null) {
            body.getChildren().add(Parts.paragraph("Its subjects are already taken in by "
                    + Visible.line(overlap, StreamSigns.LONGEST) + "; a server allows that once only."));
        }
        body.getChildren().add(there == null ? wanted(template) : differences(differences));
        if (!model.desk().readOnly()) {
            button(template, there, overlap, differences).ifPresent(head.getChildren()::add);
        }
        return body;
    }

    private static Node sign(@Nullable StreamSetup there, @Nullable String overlap, List<Difference> differences) {
        if (overlap != null) {
            return Parts.chip("fas-exclamation-triangle", "OVERLAPS", Role.WARN);
        }
        return there == null
                ? Parts.chip("fas-minus-circle", "NOT THERE", Role.OFF)
                : differences.isEmpty()
                        ? Parts.chip("fas-check-circle", "AS DOCUMENTED", Role.OK)
                        : Parts.chip("fas-not-equal", differences.size() + (differences.size() == 1
                                ? " DIFFERENCE"
                                : " DIFFERENCES"), Role.INFO);
    }

    private Optional<Node> button(Template template, @Nullable StreamSetup there, @Nullable String overlap,
            List<Difference> differences) {
        boolean create = there == null;
        if (overlap != null || (!create && differences.stream().noneMatch(Difference::changeable))) {
            return Optional.empty();
        }
        var button = Parts.button("streams-document-" + (create ? "create-" : "change-") + template.name(),
                create ? "fas-plus" : "fas-pen", create ? "Create…" : "Change…");
        button.setOnAction(pressed -> ask.accept(create ? new Deed.Create(template) : new Deed.Update(template)));
        return Optional.of(button);
    }

    private static Node wanted(Template template) {
        var facts = Parts.facts();
        facts.with("subjects", Visible.lines(String.join("\n", template.subjects()), 2_000));
        facts.with("retention", StreamSigns.retention(template.retention()));
        facts.with("max age", Difference.age(template.age()));
        facts.with("max bytes", Difference.bytes(template.bytes()));
        if (template.messageSize() != null) {
            facts.with("max message size", Difference.bytes(template.messageSize()));
        }
        if (template.duplicates() != null) {
            facts.with("duplicate window", Difference.age(template.duplicates()));
        }
        return facts;
    }

    private static Node differences(List<Difference> differences) {
        var facts = Parts.facts();
        for (var one : differences) {
            facts.with(one.what(), Visible.line(one.is(), 1_000) + "  →  " + Visible.line(one.wanted(), 1_000)
                    + (one.changeable()
                            ? one.loses() ? "   (narrower: may remove messages)" : ""
                            : "   (only in a stream made anew)"));
        }
        if (differences.isEmpty()) {
            facts.with("differences", "none");
        }
        return facts;
    }
}
