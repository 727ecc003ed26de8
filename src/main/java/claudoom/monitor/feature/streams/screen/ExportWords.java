package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.ui.Figures;

/** How far a file is, in words. */
final class ExportWords {

    private ExportWords() {}

    static String of(ExportRun run) {
        var trouble = run.trouble();
        var messages = run.written() == 1 ? "1 message" : Figures.count(run.written()) + " messages";
        return !run.over()
                ? "Writing: %s, %s".formatted(messages, Figures.percent(run.share()))
                : trouble != null ? trouble : "Wrote %s to %s.".formatted(messages, run.file());
    }
}
