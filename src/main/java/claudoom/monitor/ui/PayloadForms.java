package claudoom.monitor.ui;

import atlantafx.base.theme.Styles;
import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.PrettyPlace;
import claudoom.monitor.payload.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** The forms of one payload side by side: pretty, as a tree, raw, in hex, and its headers; only the one that is seen is filled. */
final class PayloadForms {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 2_000;

    private record Header(String name, String value, Field field) {
        static Header of(String name, String value) {
            return new Header(Visible.line(name, LONGEST_NAME), Visible.line(value, LONGEST_VALUE),
                    Field.header(name, value));
        }
    }

    private final String id;
    private final CodeView pretty;
    private final PayloadTree tree;
    private final CodeView raw;
    private final CodeView hex;
    private final FieldMenu menu;
    private final ObservableList<Header> headers = FXCollections.observableArrayList();
    private final TabPane tabs = new TabPane();
    private final Tab prettyTab;
    private final Tab treeTab;
    private final Tab rawTab;
    private final Tab hexTab;
    private final Tab headerTab;
    private @Nullable PayloadText shown;
    private boolean whole;
    private @Nullable Tab filledTab;
    /** The tab that was chosen last, also while a payload is shown that has none such. */
    private @Nullable Tab wanted;
    private boolean offering;

    PayloadForms(String id, FieldMenu menu) {
        this.id = id;
        this.menu = menu;
        pretty = new CodeView(id + "-pretty-text");
        tree = new PayloadTree(id + "-tree-view");
        raw = new CodeView(id + "-raw-text");
        hex = new CodeView(id + "-hex-text").unwrapped();
        prettyTab = tab("pretty", "Pretty", pretty);
        treeTab = tab("tree", "Tree", tree);
        rawTab = tab("raw", "Raw", raw);
        hexTab = tab("hex", "Hex", hex);
        headerTab = tab("headers", "Headers", headerTable());
        tabs.setId(id + "-tabs");
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::turnTo);
        var pointing = new FieldPointing(menu);
        pointing.over(pretty, part -> onLine(pretty.lineAt(part)), () -> onLine(pretty.lineChosen()));
        pointing.over(tree, tree::at, tree::chosen);
    }

    /** From now on numbers look as if something can be done with them. */
    void signNumbers() {
        var glyph = menu.glyph();
        pretty.signNumbers(glyph);
        tree.signNumbers(glyph);
    }

    TabPane tabs() {
        return tabs;
    }

    @Nullable PayloadText shown() {
        return shown;
    }

    /** Whether the same is shown already. */
    boolean shows(PayloadText payload, Map<String, List<String>> shownHeaders) {
        return payload.equals(shown) && lines(shownHeaders).equals(headers);
    }

    /** @param withEnvelope whether an envelope is shown as well, rather than only what is in it */
    void show(PayloadText payload, Map<String, List<String>> shownHeaders, boolean withEnvelope) {
        shown = payload;
        whole = withEnvelope;
        filledTab = null;
        headers.setAll(lines(shownHeaders));
        headerTab.setText(headers.isEmpty() ? "Headers" : "Headers (" + headers.size() + ")");
        offer(payload);
        fill();
    }

    void showEnvelope(boolean withEnvelope) {
        whole = withEnvelope;
        filledTab = null;
        fill();
    }

    void forget() {
        shown = null;
    }

    private static List<Header> lines(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Header.of(entry.getKey(), value))).toList();
    }

    private void turnTo(@Nullable Tab tab) {
        if (!offering) {
            wanted = tab;
        }
        fill();
    }

    private void offer(PayloadText payload) {
        var offered = new ArrayList<Tab>();
        if (!payload.pretty().isEmpty()) {
            offered.add(prettyTab);
        }
        if (!payload.tree().isEmpty()) {
            offered.add(treeTab);
        }
        offered.addAll(List.of(rawTab, hexTab, headerTab));
        var best = best(payload, offered);
        if (!offered.equals(tabs.getTabs()) || !best.equals(tabs.getSelectionModel().getSelectedItem())) {
            offering = true;
            if (!offered.equals(tabs.getTabs())) {
                tabs.getTabs().setAll(offered);
            }
            tabs.getSelectionModel().select(best);
            offering = false;
        }
    }

    /** What was chosen last where there is such a tab; of bytes that are no text only hex says what they are. */
    private Tab best(PayloadText payload, List<Tab> offered) {
        if (wanted != null && offered.contains(wanted)) {
            return wanted;
        }
        return payload.kind().equals(Decoded.Form.BINARY.word()) ? hexTab : offered.getFirst();
    }

    private void fill() {
        var tab = tabs.getSelectionModel().getSelectedItem();
        var payload = shown;
        if (payload == null || tab == null || tab.equals(filledTab)) {
            return;
        }
        filledTab = tab;
        if (tab.equals(prettyTab)) {
            pretty.show(payload.pretty(whole), true);
        } else if (tab.equals(treeTab)) {
            tree.show(payload.tree(whole));
        } else if (tab.equals(rawTab)) {
            raw.show(payload.raw(), false);
        } else if (tab.equals(hexTab)) {
            hex.show(payload.hex(), false);
        }
    }

    private @Nullable Field onLine(int line) {
        var there = shown == null || line < 0 ? null : PrettyPlace.of(shown.tree(whole), line);
        return there == null ? null : Field.of(there);
    }

    /** Brings one to the front, if this payload has it. */
    void choose(String name) {
        tabs.getTabs().stream().filter(tab -> (id + "-" + name).equals(tab.getId())).findFirst()
                .ifPresent(tab -> tabs.getSelectionModel().select(tab));
    }

    /** The whole of what the chosen tab shows. */
    String text() {
        var tab = tabs.getSelectionModel().getSelectedItem();
        var payload = shown;
        if (payload == null || tab == null) {
            return "";
        }
        if (tab.equals(headerTab)) {
            return String.join("\n", headers.stream().map(header -> header.name() + ": " + header.value()).toList());
        }
        return tab.equals(hexTab)
                ? payload.hex()
                : tab.equals(rawTab) || payload.pretty().isEmpty() ? payload.raw() : payload.pretty(whole);
    }

    private Tab tab(String name, String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId(id + "-" + name);
        return tab;
    }

    private Node headerTable() {
        var empty = new EmptyState("fas-tags", "No headers", "This message came without any.");
        var table = Tables.table(id + "-header-table", headers, empty, List.of(
                Tables.<Header>words(id + "-header-name", "Header", 140,
                        header -> new ReadOnlyStringWrapper(header.name())).lead(),
                Tables.<Header>words(id + "-header-value", "Value", 260,
                        header -> new ReadOnlyStringWrapper(header.value())).tail()));
        new FieldPointing(menu).over(table, PayloadForms::headerAt, () -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            return chosen == null ? null : chosen.field();
        });
        return table;
    }

    private static @Nullable Field headerAt(EventTarget part) {
        for (var node = part instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return row.getItem() instanceof Header header ? header.field() : null;
            }
        }
        return null;
    }
}
