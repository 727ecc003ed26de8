package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Plan.Fact;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.terms.Ground;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes ready what brings a document's stream about: one that is not there yet, or changes of one that is. */
final class DocumentPlans {

    private final JetStreamPages pages;
    private final ServerCount servers;
    private final InstantSource clock;

    DocumentPlans(JetStreamPages pages, ServerCount servers, InstantSource clock) {
        this.pages = pages;
        this.servers = servers;
        this.clock = clock;
    }

    CompletableFuture<Prepared> create(Deed.Create deed, Ground ground) {
        return servers.ask(ground.cluster()).handle((known, failed) -> known)
                .thenCompose(known -> known != null && known.tooFewFor(deed.copies())
                        ? StreamPlans.impossible(known.against(deed.copies()))
                        : create(deed, ground, known == null ? "" : known.against(deed.copies())));
    }

    private CompletableFuture<Prepared> create(Deed.Create deed, Ground ground, String doubt) {
        return pages.streams().thenApply(list -> {
            if (list.names().contains(deed.stream())) {
                return new Prepared.Impossible("There is a stream of this name. Look at what differs instead.");
            }
            var taken = Difference.overlap(deed.template(),
                    list.rows().values().stream().map(StreamJson::setup).toList());
            var clash = deed.template().clash();
            if (clash != null) {
                return new Prepared.Impossible("Two of its subjects overlap: " + clash
                        + ". A server allows that in no stream; change where the grammar has its dead letters.");
            }
            return taken != null
                    ? new Prepared.Impossible("Its subjects are already taken in by " + taken
                            + "; a server allows that once only.")
                    : StreamPlans.ready(created(deed, ground, doubt));
        });
    }

    private Plan created(Deed.Create deed, Ground ground, String doubt) {
        var template = deed.template();
        var request = Requests.create(template, deed.copies());
        return request.plan(deed, "Create stream " + template.name(), "Create stream", List.of(
                new Fact("Subjects", String.join("\n", template.subjects()), true),
                new Fact("Keeps", keeps(template), false),
                new Fact("Copies", deed.copies() == 1 ? "one, in files" : deed.copies() + ", in files", false),
                new Fact("Configuration", pretty(request.json()), true)),
                doubt.isEmpty()
                        ? List.of(template.why())
                        : List.of(template.why(), doubt
                                + " The server may say no, and then nothing has changed."),
                Doomed.NOTHING, null, "", ground, clock.instant());
    }

    private static String keeps(Template template) {
        return (template.retention().equals("interest") ? "until every consumer is done with it, at most " : "")
                + Difference.age(template.age())
                + (template.bytes() == null ? "" : " and " + Difference.bytes(template.bytes()));
    }

    CompletableFuture<Prepared> update(Deed.Update deed, Ground ground) {
        return pages.stream(deed.stream()).thenCompose(info -> pages.streams().thenApply(list -> {
            var setup = StreamJson.setup(info);
            var differences = Difference.of(setup, deed.template());
            var taken = Difference.overlap(deed.template(),
                    list.rows().values().stream().map(StreamJson::setup).toList());
            if (setup.locks().sealed()) {
                return new Prepared.Impossible("The stream is sealed: nothing of it can be changed any more.");
            }
            if (taken != null) {
                return new Prepared.Impossible("Its subjects are already taken in by " + taken + ".");
            }
            return differences.stream().noneMatch(Difference::changeable)
                    ? new Prepared.Impossible("There is nothing that an update could change.")
                    : StreamPlans.ready(updated(deed, setup, differences, unchanged(info), ground));
        }));
    }

    private Plan updated(Deed.Update deed, StreamSetup setup, List<Difference> differences, Doomed before,
            Ground ground) {
        var facts = differences.stream().filter(Difference::changeable)
                .map(one -> new Fact(one.what(), one.is() + "  →  " + one.wanted(), false)).toList();
        var notes = new ArrayList<String>();
        differences.stream().filter(one -> !one.changeable()).forEach(one -> notes.add(
                "%s stays %s: only a stream made anew could have %s.".formatted(one.what(), one.is(), one.wanted())));
        boolean loses = differences.stream().anyMatch(one -> one.changeable() && one.loses());
        if (loses) {
            notes.add("A limit becomes narrower: messages beyond it are removed at once, for good.");
        }
        var request = Requests.update(setup, deed.template(), differences);
        return request.plan(deed, "Change stream " + deed.stream(), "Change " + facts.size()
                + (facts.size() == 1 ? " setting" : " settings"), facts, notes, before,
                loses ? deed.stream() : null, "", ground, clock.instant());
    }

    static Doomed unchanged(JsonNode info) {
        return new Doomed(0, 0, 0, StreamJson.time(info.path("created")), info.path("config").toString());
    }

    private static String pretty(String json) {
        return JsonMapper.shared().readTree(json).toPrettyString();
    }
}
