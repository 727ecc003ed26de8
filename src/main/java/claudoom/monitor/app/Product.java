package claudoom.monitor.app;

import java.util.Objects;

/** What this program is called, and which one it is. */
final class Product {

    static final String TITLE = "clau-doom Monitor";
    /** In folders and files. */
    static final String NAME = "claudoom-monitor";

    private Product() {}

    /** From the jar's manifest; "development" when run from classes. */
    static String version() {
        return Objects.requireNonNullElse(Product.class.getPackage().getImplementationVersion(), "development");
    }
}
