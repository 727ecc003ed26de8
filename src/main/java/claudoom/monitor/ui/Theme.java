package claudoom.monitor.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Light or dark for a window and all its dialogs and pop-ups.
 *
 * <p>The desktop's wish comes from {@code Scene.getPreferences()} (JavaFX 26), which needs no {@code Platform}. AtlantaFX is set for
 * the application, because pop-ups have scenes of their own; a dialog gets our sheets from its owner, so every dialog has one.
 */
public final class Theme {

    /** What the user chose. */
    public enum Choice {
        LIGHT, DARK,
        /** As the desktop, also when it changes while the window is open. */
        SYSTEM
    }

    private static final String CSS = "/claudoom/monitor/assets/css/";
    private static final List<String> SHEETS = List.of("modena-names.css", "look.css");
    /** Families with digits of equal width, for desktops whose own font has none. */
    private static final List<String> TABULAR = List.of("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial",
            "Liberation Sans", "DejaVu Sans");

    private final Scene scene;

    /** Dresses the scene at once, as the desktop wishes. */
    public Theme(Scene scene) {
        this.scene = scene;
        SHEETS.forEach(sheet -> scene.getStylesheets().add(url(sheet)));
        var family = familyInstead();
        if (family != null) {
            scene.getStylesheets().add("data:text/css,.root{-fx-font-family:'" + family.replace(" ", "%20") + "'}");
        }
        scene.getPreferences().colorSchemeProperty().subscribe(Theme::wear);
    }

    public void choose(Choice choice) {
        scene.getPreferences().setColorScheme(switch (choice) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
            case SYSTEM -> null;
        });
    }

    /** Whether dark is what one sees now. */
    public boolean dark() {
        return scene.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    private static void wear(ColorScheme scheme) {
        var theme = scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
    }

    private static @Nullable String familyInstead() {
        if (Figures.tabular(Font.getDefault().getFamily())) {
            return null;
        }
        var there = Font.getFamilies();
        return TABULAR.stream().filter(there::contains).filter(Figures::tabular).findFirst().orElse(null);
    }

    private static String url(String sheet) {
        URL found = Objects.requireNonNull(Theme.class.getResource(CSS + sheet), sheet);
        return found.toExternalForm();
    }
}
