package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.Servers;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.feature.streams.model.Template.Variant;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
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
    private final Label servers = Parts.label("", "caption");
    private @Nullable Shown shown;
    private @Nullable Servers known;
    private int copies = 1;

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
        choices.getStyleClass().add("streams-choices");
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
        getChildren().addAll(Parts.row(home, Parts.label("The documents' streams", "card-title"), choices));
        if (!model.desk().readOnly()) {
            getChildren().add(copies());
        }
        getChildren().add(scroll);
    }

    /** The documents leave open how many copies a stream has; what the servers can is said beside the choice. */
    private Node copies() {
        var group = new ToggleGroup();
        var row = Parts.row(Parts.label("Copies of a new stream", "caption"));
        row.getStyleClass().add("streams-choices");
        for (int each : Servers.COPIES) {
            var choice = new RadioButton(String.valueOf(each));
            choice.setId("streams-documents-copies-" + each);
            choice.setAccessibleText(each + (each == 1 ? " copy" : " copies"));
            choice.setToggleGroup(group);
            choice.setSelected(each == copies);
            choice.setMinWidth(USE_PREF_SIZE);
            choice.setOnAction(chosen -> {
                copies = each;
                sayServers();
            });
            row.getChildren().add(choice);
        }
        servers.setId("streams-documents-servers");
        servers.setMinWidth(0);
        row.getChildren().add(servers);
        return row;
    }

    /** Asks which servers there are; they may have changed since. */
    void askServers() {
        known = null;
        servers.setText("Asking which servers there are");
        model.desk().servers(now -> {
            known = now;
            sayServers();
        });
    }

    private void sayServers() {
        var now = known;
        servers.setText(now == null
                ? "No server tells how many there are."
                : now.against(copies).isEmpty() ? now.words() : now.against(copies));
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
        button.setOnAction(
                pressed -> ask.accept(create ? new Deed.Create(template, copies) : new Deed.Update(template)));
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
        return top(facts);
    }

    private static Node top(Facts facts) {
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
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
