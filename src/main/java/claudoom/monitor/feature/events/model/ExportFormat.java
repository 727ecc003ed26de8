package claudoom.monitor.feature.events.model;

/** A form in which listed messages are written to a file. */
public enum ExportFormat {
    /** Nothing is lost. */
    JSON_LINES("JSON lines", "jsonl"),
    /** For spreadsheets; nothing in it is taken for a formula. */
    CSV("CSV", "csv");

    private final String title;
    private final String extension;

    ExportFormat(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    public String title() {
        return title;
    }

    public String extension() {
        return extension;
    }
}
