package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Doomed;
import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.feature.streams.model.Servers;
import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Answers at once, and remembers what it was asked. */
final class FakeDesk implements Desk {

    private static final LinkState LINK = new LinkState(Phase.CONNECTED, Story.NOW, "",
            new ServerFacts("nats://127.0.0.1:4222", "lab-1", "2.10.27", true, null, 1 << 20), null);

    LinkState link = LINK;
    final List<Ask> asked = new ArrayList<>();
    final List<Plan> carriedOut = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<String> exported = new ArrayList<>();
    final List<String> counted = new ArrayList<>();
    List<ConsumerLine> consumers = List.of(
            new ConsumerLine("analytics-processor", "pull, ack explicit", "lab.agent.*.death", 12L, 3L, 0L),
            new ConsumerLine("dashboard-actions", "push, ack none", "lab.agent.*.action", 0L, 0L, 0L),
            new ConsumerLine("lost-one", "not reached", "", null, null, null));
    @Nullable Servers servers = new Servers(1, null);
    long subjects = 3;
    int consumersAsked;
    int askedNow;
    boolean readOnly;
    long doomed = 1_204;
    String trouble = "";
    Instant now = Story.NOW;
    @Nullable Done next;

    @Override
    public void browse(Ask ask, Consumer<Answer<Page>> then) {
        asked.add(ask);
        long last = switch (ask.from()) {
            case Newest newest -> 1_600;
            case OlderThan older -> older.sequence() - 1;
            case At at -> 1_100;
        };
        var items = LongStream.rangeClosed(Math.max(1_000, last - 99), last).mapToObj(Story::item).toList();
        then.accept(trouble.isEmpty()
                ? new Answer<>(new Page(items, 1_000, 1_600, last > 1_100, last < 1_600), "")
                : new Answer<>(null, trouble));
    }

    @Override
    public void consumers(String stream, Consumer<Answer<List<ConsumerLine>>> then) {
        consumersAsked++;
        then.accept(trouble.isEmpty() ? new Answer<>(consumers, "") : new Answer<>(null, trouble));
    }

    @Override
    public void subjects(String stream, String pattern, long first, Consumer<Answer<SubjectPage>> then) {
        counted.add(pattern + " from " + first);
        var lines = LongStream.range(first, Math.min(first + 3, subjects))
                .mapToObj(n -> new SubjectPage.Line("lab.agent.a" + n + ".death", n * 10)).toList();
        then.accept(trouble.isEmpty()
                ? new Answer<>(new SubjectPage(lines, first, subjects, now), "")
                : new Answer<>(null, trouble));
    }

    @Override
    public void servers(Consumer<@Nullable Servers> then) {
        then.accept(servers);
    }

    Plan plan(Deed deed) {
        return new Plan("id" + carriedOut.size() + doomed, deed, "Purge 1,204 messages of " + deed.stream(),
                "Purge 1,204 messages",
                List.of(new Plan.Fact("Goes", "1,204 of 1,204,711 messages", false),
                        new Plan.Fact("Which", "subject lab.agent.a1.death, up to sequence 1,600", false)),
                List.of("What is stored from now on, from sequence 1,601, stays."),
                "nats stream purge AGENT_EVENTS --subject=lab.agent.a1.death --seq=1601",
                "$JS.API.STREAM.PURGE.AGENT_EVENTS", "{\"filter\":\"lab.agent.a1.death\",\"seq\":1601}",
                new Doomed(doomed, 1_601, 0, null, ""), String.valueOf(doomed),
                "Go on if some of them have left by themselves by then (never more than shown)",
                Objects.requireNonNull(Ground.of(LINK)), now);
    }

    @Override
    public void prepare(Deed deed, Consumer<Prepared> then) {
        then.accept(trouble.isEmpty() ? new Prepared.Ready(plan(deed)) : new Prepared.Impossible(trouble));
    }

    @Override
    public void carryOut(Plan plan, boolean lenient, Consumer<Done> then) {
        carriedOut.add(plan);
        then.accept(next != null ? next : new Done.Success(plan, "Purged 1,204 messages of AGENT_EVENTS."));
    }

    @Override
    public ExportRun export(String stream, String pattern, long first, long last, Path file) {
        exported.add(stream + " " + pattern + " " + first + "-" + last);
        return new ExportRun() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public long written() {
                return 1_204;
            }

            @Override
            public double share() {
                return 1;
            }

            @Override
            public boolean over() {
                return true;
            }

            @Override
            public @Nullable String trouble() {
                return null;
            }

            @Override
            public void cancel() {
                // it is over
            }
        };
    }

    @Override
    public void askNow() {
        askedNow++;
    }

    @Override
    public void openLag(String stream, String consumer) {
        opened.add(stream + "/" + consumer);
    }

    @Override
    public LinkState link() {
        return link;
    }

    @Override
    public String environment() {
        return "lab";
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public Instant now() {
        return now;
    }
}
