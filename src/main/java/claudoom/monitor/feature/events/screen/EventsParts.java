package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Once;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the events screen is made of, each made when it is first wanted: all of it at once is too much for a frame. */
public final class EventsParts {

    private final EmptyState empty = new EmptyState("fas-stream", "No messages yet", "");
    private final Once<EventDetail> detail;
    private final Once<EventTable> table;
    private final Once<HistoryBar> history;
    private final Once<ExportBar> export;

    /** @param times what messages say of their times */
    public EventsParts(EventsViewModel model, Aside aside, Readings readings, Times times) {
        this(model, aside, ExportBar::askDesktop, readings, times);
    }

    EventsParts(EventsViewModel model, Aside aside, BiFunction<ExportFormat, Window, @Nullable Path> askFile,
            Readings readings, Times times) {
        detail = new Once<>(() -> new EventDetail(model, aside, readings, times));
        table = new Once<>(() -> new EventTable(model, empty));
        history = new Once<>(() -> new HistoryBar(model.past()));
        export = new Once<>(() -> new ExportBar(model, askFile));
    }

    /** Makes one after the other; none of them takes long. */
    public List<Runnable> steps() {
        return List.of(detail::get, table::get, history::get, export::get, DetailsCell::ahead);
    }

    EmptyState empty() {
        return empty;
    }

    EventDetail detail() {
        return detail.get();
    }

    EventTable table() {
        return table.get();
    }

    HistoryBar history() {
        return history.get();
    }

    ExportBar export() {
        return export.get();
    }
}
