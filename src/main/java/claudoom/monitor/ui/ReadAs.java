package claudoom.monitor.ui;

import claudoom.monitor.payload.As;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.payload.Reading;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where the user says as what a payload is to be read, and where the descriptions of Protobuf messages are. */
final class ReadAs {

    /** More types than this are looked for by name. */
    private static final int FEW_TYPES = 10;
    private static final int LONGEST = 80;

    private final String id;
    private final Supplier<Readings> all;
    private final Consumer<As> choose;
    private final Supplier<@Nullable Aside> aside;
    private final Consumer<String> say;
    private final MenuButton button = new MenuButton();
    private Function<Window, @Nullable Path> askFile = ReadAs::askDesktop;
    private As now = As.AUTO;
    private String alike = "";

    ReadAs(String id, Supplier<Readings> readings, Consumer<As> choose, Supplier<@Nullable Aside> aside,
            Consumer<String> say) {
        this.id = id + "-as";
        this.all = readings;
        this.choose = choose;
        this.aside = aside;
        this.say = say;
        button.setId(this.id);
        button.getStyleClass().add("small-button");
        button.setMinWidth(64);
        button.setAccessibleText("Read payload as");
        Parts.tip(button, "What the payload was read as; choose another way to read it");
        button.setOnShowing(opens -> button.getItems().setAll(items()));
        button.getItems().setAll(items());
    }

    MenuButton button() {
        return button;
    }

    /** For tests: what stands in for the desktop's dialog. */
    void askFile(Function<Window, @Nullable Path> ask) {
        askFile = ask;
    }

    void show(As as, Arrival message) {
        now = as;
        alike = Visible.line(Readings.alike(message.subject(), message.meaning()), LONGEST);
        button.setText(as.reading() == Reading.AUTO ? "" : "· chosen");
    }

    private List<MenuItem> items() {
        var items = new ArrayList<MenuItem>();
        var group = new ToggleGroup();
        if (!alike.isEmpty()) {
            var head = new MenuItem("Read " + alike + " as");
            head.setDisable(true);
            items.add(head);
        }
        for (var reading : Reading.values()) {
            var words = reading == Reading.PROTOBUF ? "Protobuf, fields by number" : reading.word();
            items.add(choice(reading.name(), words, new As(reading, null), group));
        }
        items.add(new SeparatorMenuItem());
        var types = all.get().types();
        var names = types.names();
        for (var name : names.subList(0, Math.min(names.size(), FEW_TYPES))) {
            var type = Objects.requireNonNull(types.named(name));
            items.add(choice("type-" + name, "Protobuf " + Visible.line(name, LONGEST), new As(Reading.PROTOBUF, type),
                    group));
        }
        if (names.size() > FEW_TYPES) {
            items.add(item("types", "All " + Figures.count(names.size()) + " Protobuf types…",
                    () -> new TypeList(id, types, choose).show(button)));
        }
        items.add(item("descriptors", "Protobuf descriptors…", this::describe));
        return items;
    }

    private RadioMenuItem choice(String part, String words, As as, ToggleGroup group) {
        var item = new RadioMenuItem(words);
        item.setId(id + "-" + part.toLowerCase(Locale.ROOT));
        item.setToggleGroup(group);
        item.setSelected(as.words().equals(now.words()));
        item.setOnAction(chosen -> choose.accept(as));
        return item;
    }

    private MenuItem item(String part, String words, Runnable act) {
        var item = new MenuItem(words);
        item.setId(id + "-" + part);
        item.setOnAction(chosen -> act.run());
        return item;
    }

    /** The user points to a descriptor set; it is read beside the frames. */
    private void describe() {
        var file = askFile.apply(button.getScene().getWindow());
        var beside = aside.get();
        var readings = all.get();
        if (file == null || beside == null) {
            return;
        }
        beside.run(() -> {
            try {
                readings.describe(file);
                return "";
            } catch (BadDescriptors bad) {
                return Visible.line(bad.sentence(), 400);
            }
        }, trouble -> {
            if (trouble.isEmpty()) {
                choose.accept(now); // a choice of an earlier run may have waited for its type
            }
            say.accept(trouble.isEmpty()
                    ? Figures.count(readings.types().names().size())
                            + " Protobuf types known; choose one beside \"auto\"."
                    : trouble);
        });
    }

    private static @Nullable Path askDesktop(Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Protobuf descriptor set (protoc --include_imports --descriptor_set_out)");
        File chosen = chooser.showOpenDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
