package claudoom.monitor.ui;

import claudoom.monitor.payload.JsonLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Payloads small and huge, in each form. */
final class SpecimenPayloads {

    static final Map<String, List<String>> HEADERS =
            Map.of("trace-id", List.of("00-4bf92f3577b34da6a3ce929d0e0e4736"), "source-agent", List.of("doom-agent-B"));
    static final PayloadText DEATH = new PayloadText("JSON", """
            {
              "agent_id": "doom-agent-B",
              "generation": 5,
              "survival_time_s": 195.2,
              "alive": false,
              "weapon": null,
              "cause": "IMP_FIREBALL \\"hot\\"",
              "buttons": [true, false, -1e-3]
            }""", List.of(
            new JsonLine(0, "agent_id", "\"doom-agent-B\"", "string", ""),
            new JsonLine(0, "generation", "5", "number", ""),
            new JsonLine(0, "alive", "false", "boolean", ""), new JsonLine(0, "weapon", "null", "null", ""),
            new JsonLine(0, "buttons", "3 items", "list", ""), new JsonLine(1, "0", "true", "boolean", ""),
            new JsonLine(1, "1", "false", "boolean", ""), new JsonLine(1, "2", "-1e-3", "number", "")),
            "{\"agent_id\":\"doom-agent-B\",\"generation\":5,\"survival_time_s\":195.2}",
            "00000000  7b 22 61 67 65 6e 74 5f  69 64 22 3a 22 64 6f 6f  |{\"agent_id\":\"doo|\n"
                    + "00000010  6d 2d 61 67 65 6e 74 2d  42 22 7d                 |m-agent-B\"}|",
            "");

    private SpecimenPayloads() {}

    static PayloadText huge() {
        var lines = IntStream.range(0, 30_000).mapToObj(i -> "  \"field_%05d\": %d,".formatted(i, i))
                .collect(Collectors.joining("\n"));
        var tree =
                IntStream.range(0, 30_000).mapToObj(i -> new JsonLine(0, "field_" + i, "" + i, "number", "")).toList();
        return new PayloadText("JSON", lines, tree, "x".repeat(1_000_000), "", "1.0 MB, the first 64 kB shown");
    }

    static Parent page() {
        var none = new PayloadView("none");
        return SpecimenParts.columns(
                new VBox(12, pane(view("pretty", DEATH, 0)), pane(view("raw", DEATH, 2))),
                new VBox(12, pane(view("tree", DEATH, 1)), pane(view("hex", DEATH, 3))),
                new VBox(12, pane(view("huge", huge(), 0)), pane(view("headers", DEATH, 4)), pane(none)));
    }

    private static PayloadView view(String id, PayloadText payload, int tab) {
        var view = new PayloadView(id);
        view.show(payload, HEADERS);
        ((TabPane) ((VBox) view.getCenter()).getChildren().getFirst()).getSelectionModel().select(tab);
        return view;
    }

    private static VBox pane(PayloadView view) {
        VBox.setVgrow(view, Priority.ALWAYS);
        var pane = Parts.pane(view);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }
}
