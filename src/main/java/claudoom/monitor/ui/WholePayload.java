package claudoom.monitor.ui;

import atlantafx.base.theme.Tweaks;
import claudoom.monitor.payload.Utf8;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The way to all bytes of a payload, however short its preview is: into the clipboard or a file, made beside the frames. */
final class WholePayload {

    /** A clipboard is not for more; a file is. */
    private static final int MOST_TO_COPY = 16 << 20;
    private static final int LONGEST_NAME = 80;

    private final Consumer<String> say;
    private final MenuButton button = new MenuButton("", Parts.icon("fas-ellipsis-h"));
    private final MenuItem save;
    private BiFunction<String, Window, @Nullable Path> askFile = WholePayload::askDesktop;
    private @Nullable Arrival arrival;
    private @Nullable Aside aside;

    WholePayload(String id, Consumer<String> say) {
        this.say = say;
        button.setId(id + "-more");
        button.getStyleClass().addAll("small-button", Tweaks.NO_ARROW);
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setAccessibleText("Whole payload");
        Parts.tip(button, "Copy or save the whole payload");
        save = item(id + "-save", "Save payload as file…", this::save);
        button.getItems().setAll(
                item(id + "-copy-text", "Copy whole as text", () -> copy("text", Utf8::whole)),
                item(id + "-copy-hex", "Copy whole as hex", () -> copy("hex", HexFormat.of()::formatHex)),
                item(id + "-copy-base64", "Copy whole as Base64",
                        () -> copy("Base64", Base64.getEncoder()::encodeToString)),
                save);
        button.setDisable(true);
    }

    MenuButton button() {
        return button;
    }

    /** For tests: what stands in for the desktop's dialog. */
    void askFile(BiFunction<String, Window, @Nullable Path> ask) {
        askFile = ask;
    }

    void of(Arrival message, Aside beside) {
        arrival = message;
        aside = beside;
        button.setDisable(message.payload().length == 0);
        save.setText(message.truncated() ? "Save the kept part as file…" : "Save payload as file…");
    }

    private static MenuItem item(String id, String words, Runnable act) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(chosen -> act.run());
        return item;
    }

    private void copy(String form, Function<byte[], @Nullable String> written) {
        var message = arrival;
        var beside = aside;
        if (message == null || beside == null) {
            return;
        }
        if (message.payload().length > MOST_TO_COPY) {
            say.accept("Too large for the clipboard (" + Figures.bytes((long) message.payload().length)
                    + "); save it as a file.");
            return;
        }
        beside.run(() -> Optional.ofNullable(written.apply(message.payload())), text -> {
            text.ifPresent(Clip::copy);
            say.accept(text.isPresent()
                    ? "Copied " + kept(message) + " as " + form + "."
                    : "It is not UTF-8 text; copy it as hex or Base64.");
        });
    }

    private static String kept(Arrival message) {
        var all = Figures.count(message.payload().length) + " bytes";
        return message.truncated() ? "the first " + all + " of " + Figures.count(message.size()) : all;
    }

    private void save() {
        var message = arrival;
        var beside = aside;
        var file = message == null ? null : askFile.apply(name(message.subject()), button.getScene().getWindow());
        if (message == null || beside == null || file == null) {
            return;
        }
        beside.run(() -> {
            try {
                Files.write(file, message.payload());
                return "Saved " + kept(message) + " as " + Visible.of(String.valueOf(file.getFileName())) + ".";
            } catch (IOException | SecurityException full) {
                return "Not saved: " + Visible.line(String.valueOf(full.getMessage()), 200);
            }
        }, say);
    }

    /** A name for a file made of a subject, which may be anything. */
    static String name(String subject) {
        var plain =
                subject.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[.-]+|[.]+$", "").replaceAll("[.]{2,}", ".");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return (cut.isEmpty() || cut.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)([.].*)?") ? "payload" : cut) + ".bin";
    }

    private static @Nullable Path askDesktop(String name, Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the payload");
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
