package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.nats.JetStreamPages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Reads which subjects a stream holds and how many messages of each, one answer of the server at a time. */
final class SubjectList {

    private final JetStreamPages pages;
    private final InstantSource clock;

    SubjectList(JetStreamPages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    CompletableFuture<SubjectPage> page(String stream, String pattern, long first) {
        return pages.subjects(stream, pattern, first).thenApply(info -> read(info, first));
    }

    /** Servers name each subject once, but not all of them keep an order. */
    private SubjectPage read(JsonNode info, long first) {
        var lines = new ArrayList<SubjectPage.Line>();
        info.path("state").path("subjects").properties()
                .forEach(one -> lines.add(new SubjectPage.Line(one.getKey(), StreamJson.count(one.getValue()))));
        lines.sort(Comparator.comparing(SubjectPage.Line::subject));
        return new SubjectPage(lines, first, Math.max(StreamJson.count(info.path("total")), first + lines.size()),
                clock.instant());
    }
}
