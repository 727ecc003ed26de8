package claudoom.monitor.app;

import java.util.Locale;
import java.util.Map;

/** Whether a window could be opened, before JavaFX is asked and fails in its own words. */
final class Display {

    private Display() {}

    static boolean there(Map<String, String> environment) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
        return !linux || "Headless".equals(System.getProperty("glass.platform"))
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
