package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The screen on told streams and a desk that answers at once. */
record StreamsScene(FakeDesk desk, StreamsViewModel model, StreamsView view) {

    static StreamsScene of(StreamBook book, FakeDesk desk, Memory memory) {
        var model = new StreamsViewModel(book, desk);
        Aside aside = new Aside() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> then) {
                then.accept(work.get());
            }
        };
        var view = new StreamsView(model, new StreamsView.Around(aside, Readings.ofThisRun(), memory,
                variant -> Template.of(variant, "lab", List.of("lab.dlq.*.*", "lab.deadletter.>")),
                (stream, owner) -> Path.of(stream + ".jsonl")));
        model.show(Story.NOW);
        return new StreamsScene(desk, model, view);
    }

    void open(String stream) {
        model.rows().stream().filter(row -> row.stream().equals(stream)).findFirst().ifPresent(model::open);
    }
}
