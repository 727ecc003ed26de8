package claudoom.monitor.ui;

import atlantafx.base.theme.Styles;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.PrettyPlace;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One message's payload, pretty, as a tree, raw and in hex, and its headers; only the tab that is seen is filled. */
public final class PayloadView extends BorderPane {

    /** A larger payload is made readable beside the frames. */
    private static final int QUICK = 16 << 10;
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
    private final Label kind = Parts.label("", "caption");
    private final Label note = Parts.paragraph("", "caption", "payload-note");
    private final EmptyState nothing;
    private final VBox filled;
    private @Nullable PayloadText shown;
    /** Counts what was asked for, so that a late reading knows that it is no longer wanted. */
    private final AtomicLong asked = new AtomicLong();
    private @Nullable Tab filledTab;

    /** @param id the tabs are {@code id-pretty}, {@code id-tree} …, the button {@code id-copy} */
    public PayloadView(String id) {
        this.id = id;
        setId(id);
        getStyleClass().add("payload-view");
        menu = new FieldMenu(id + "-menu");
        pretty = new CodeView(id + "-pretty-text");
        tree = new PayloadTree(id + "-tree-view");
        raw = new CodeView(id + "-raw-text");
        hex = new CodeView(id + "-hex-text").unwrapped();
        prettyTab = tab("pretty", "Pretty", pretty);
        treeTab = tab("tree", "Tree", tree);
        rawTab = tab("raw", "Raw", raw);
        hexTab = tab("hex", "Hex", hex);
        headerTab = tab("headers", "Headers", headerTable());
        nothing = new EmptyState("fas-mouse-pointer", "Nothing selected", "Choose a message to read it.");
        tabs.setId(id + "-tabs");
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> fill());
        Button copy = Parts.button(id + "-copy", "fas-copy", "Copy", "small-button");
        copy.setOnAction(e -> Clip.copy(whole()));
        kind.setId(id + "-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        note.setId(id + "-note");
        filled = new VBox(tabs, note, Parts.foot(kind, Parts.grow(), copy));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        var pointing = new FieldPointing(menu);
        pointing.over(pretty, part -> onLine(pretty.lineAt(part)), () -> onLine(pretty.lineChosen()));
        pointing.over(tree, tree::at, tree::chosen);
        clear("Nothing selected", "Choose a message to read it.");
    }

    /** Offers something to do with a value: in the menu of a field in Pretty and Tree, and of a header. */
    public void offer(FieldAction action) {
        menu.add(action);
    }

    /** As {@link #offer}, and a plain click on a number does it as well; the numbers then look like it. */
    public void whenNumberClicked(FieldAction action) {
        menu.onClick(action);
        getStyleClass().add("numbers-act");
    }

    private @Nullable Field onLine(int line) {
        var there = shown == null || line < 0 ? null : PrettyPlace.of(shown.tree(), line);
        return there == null ? null : Field.of(there);
    }

    /**
     * Makes bytes readable and shows them. Of several large payloads asked for in a row only the last is read.
     *
     * @param size true size of the payload in bytes; more than {@code bytes} where only the head was kept
     * @param another whether what is shown now must not stay until this is read, because it is another message
     */
    public void read(byte[] bytes, int size, Map<String, List<String>> itsHeaders, boolean another, Aside aside) {
        if (bytes.length <= QUICK) {
            show(PayloadText.of(Payloads.decode(bytes, size)), itsHeaders);
            return;
        }
        if (another) {
            clear("Reading the message", "It is large.");
        }
        long mine = asked.incrementAndGet();
        aside.run(() -> asked.get() == mine
                ? Optional.of(PayloadText.of(Payloads.decode(bytes, size)))
                : Optional.<PayloadText>empty(),
                read -> read.filter(text -> asked.get() == mine)
                        .ifPresent(text -> show(text, itsHeaders)));
    }

    /** Shows a payload; the chosen tab stays, where this payload has it. The same again changes nothing. */
    public void show(PayloadText payload, Map<String, List<String>> shownHeaders) {
        asked.incrementAndGet();
        var lines = shownHeaders.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Header.of(entry.getKey(), value))).toList();
        if (payload.equals(shown) && lines.equals(headers)) {
            return;
        }
        shown = payload;
        filledTab = null;
        headers.setAll(lines);
        headerTab.setText(headers.isEmpty() ? "Headers" : "Headers (" + headers.size() + ")");
        offer(payload);
        kind.setText(payload.kind());
        note.setText(payload.note());
        Parts.present(note, !payload.note().isEmpty());
        setCenter(filled);
        fill();
    }

    /** Shows no payload, but why. */
    public void clear(String what, String why) {
        asked.incrementAndGet();
        shown = null;
        nothing.say(what, why);
        setCenter(nothing);
    }

    private void offer(PayloadText payload) {
        var offered = new ArrayList<Tab>();
        if (!payload.pretty().isEmpty()) {
            offered.add(prettyTab);
        }
        if (!payload.tree().isEmpty()) {
            offered.add(treeTab);
        }
        offered.add(rawTab);
        offered.add(hexTab);
        offered.add(headerTab);
        if (!offered.equals(tabs.getTabs())) {
            var chosen = tabs.getSelectionModel().getSelectedItem();
            tabs.getTabs().setAll(offered);
            tabs.getSelectionModel().select(chosen != null && offered.contains(chosen) ? chosen : offered.getFirst());
        }
    }

    private void fill() {
        var tab = tabs.getSelectionModel().getSelectedItem();
        var payload = shown;
        if (payload == null || tab == null || tab.equals(filledTab)) {
            return;
        }
        filledTab = tab;
        if (tab.equals(prettyTab)) {
            pretty.show(payload.pretty(), true);
        } else if (tab.equals(treeTab)) {
            tree.show(payload.tree());
        } else if (tab.equals(rawTab)) {
            raw.show(payload.raw(), false);
        } else if (tab.equals(hexTab)) {
            hex.show(payload.hex(), false);
        }
    }

    /** What the button copies: the whole of what the chosen tab shows. */
    String whole() {
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
                : tab.equals(rawTab) || payload.pretty().isEmpty() ? payload.raw() : payload.pretty();
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
        new FieldPointing(menu).over(table, part -> headerAt(part), () -> {
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
