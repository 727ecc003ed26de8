package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.ConsumerConfig.Acks;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Delivery;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Life;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Pulls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The whole configuration of a consumer in plain words: each setting, its value, and what that means for this consumer. */
public final class ConsumerWords {

    private static final Duration ACK_WAIT = Duration.ofSeconds(30);
    private static final long MAX_PENDING = 1_000;
    private static final long MAX_WAITING = 512;

    private ConsumerWords() {}

    /** Settings that belong together. */
    public record Section(String title, List<Line> lines) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One setting.
     *
     * @param value as a person writes it
     * @param meaning what it does to this consumer, in one or two sentences
     */
    public record Line(String name, String value, String meaning) {}

    /** In the order in which one asks: what comes, what must be acknowledged, who may ask, how long it lives. */
    public static List<Section> of(ConsumerConfig config) {
        var sections = new ArrayList<Section>();
        sections.add(new Section("What it receives", received(config.delivery())));
        sections.add(new Section("What must be acknowledged", acknowledged(config.acks())));
        sections.add(config.delivery().push()
                ? new Section("Where it is sent", sent(config.delivery()))
                : new Section("Who may ask", asked(config.pulls())));
        sections.add(new Section("How long it lives", lives(config.life())));
        var more = new ArrayList<Line>();
        new TreeMap<>(config.metadata())
                .forEach((key, value) -> more.add(new Line(key, value, "Written on the consumer as metadata.")));
        new TreeMap<>(config.others())
                .forEach((key, value) -> more.add(new Line(key, value, "A setting that this monitor does not know.")));
        if (!more.isEmpty()) {
            sections.add(new Section("Besides", more));
        }
        return List.copyOf(sections);
    }

    private static List<Line> received(Delivery delivery) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Subjects", delivery.filters().isEmpty() ? "all" : String.join(", ", delivery.filters()),
                delivery.filters().isEmpty()
                        ? "Every message of the stream."
                        : delivery.filters().size() == 1
                                ? "Only messages whose subject matches."
                                : "Only messages whose subject matches one of these."));
        lines.add(start(delivery));
        lines.add(delivery.replay().equals("original")
                ? new Line("Replay", "original",
                        "At the pace at which the messages were stored, until it has caught up.")
                : new Line("Replay", "instant", "As fast as they are taken."));
        if (delivery.headersOnly()) {
            lines.add(new Line("Headers only", "yes", "Messages come without their payload; its size is in a header."));
        }
        return lines;
    }

    private static Line start(Delivery delivery) {
        return switch (delivery.policy()) {
            case "all" -> new Line("Begins", "with the first message", "When it was made it began with the oldest"
                    + " message that the stream had.");
            case "last" -> new Line("Begins", "with the last message", "When it was made it began with the newest"
                    + " matching message; older ones never come.");
            case "new" -> new Line("Begins", "with new messages", "Only what was stored after it was made.");
            case "by_start_sequence" -> new Line("Begins", "at sequence " + (delivery.startSequence() == null
                    ? "–"
                    : Spans.count(delivery.startSequence())), "Messages before that never come.");
            case "by_start_time" -> new Line("Begins", "at " + (delivery.startTime() == null
                    ? "–"
                    : delivery.startTime().toString()), "Messages stored before that never come.");
            case "last_per_subject" -> new Line("Begins", "with the last message of each subject",
                    "Then whatever is stored; older ones of a subject never come.");
            default -> new Line("Begins", delivery.policy(), "A way to begin that this monitor does not know.");
        };
    }

    private static List<Line> acknowledged(Acks acks) {
        var lines = new ArrayList<Line>();
        lines.add(switch (acks.policy()) {
            case "none" -> new Line("Acknowledge", "nothing",
                    "What is delivered counts as done, even if it is lost on the way; nothing comes twice.");
            case "all" -> new Line("Acknowledge", "all up to one",
                    "Acknowledging a message acknowledges all that were delivered before it.");
            default -> new Line("Acknowledge", "each message", "Every message needs an acknowledgement of its own.");
        });
        if (acks.none()) {
            return lines;
        }
        if (!acks.backoff().isEmpty()) {
            lines.add(new Line("Backoff", Spans.list(acks.backoff()),
                    "An unacknowledged message comes again after these waits, the last one for all further times."
                            + " It stands in place of the ack wait."));
        } else {
            var wait = acks.within();
            lines.add(new Line("Ack wait", wait == null ? "–" : Spans.words(wait) + usual(wait.equals(ACK_WAIT)),
                    "What is not acknowledged in that time is delivered again."));
        }
        lines.add(deliveries(acks));
        lines.add(pending(acks.maxPending()));
        if (!acks.sample().isEmpty()) {
            lines.add(
                    new Line("Sampled", acks.sample(), "Of so many acknowledgements the server publishes how long they"
                            + " took, on $JS.EVENT.METRIC.CONSUMER.ACK."));
        }
        return lines;
    }

    private static Line deliveries(Acks acks) {
        return acks.maxDeliver() <= 0
                ? new Line("Max deliver", "no limit" + usual(true),
                        "A message that always fails comes again for ever.")
                : new Line("Max deliver", Spans.count(acks.maxDeliver()), "After "
                        + (acks.maxDeliver() == 1 ? "one delivery" : Spans.count(acks.maxDeliver()) + " deliveries")
                        + " a message is given up: it stays in the stream and does not come again. Then 2.10 moves its"
                        + " acknowledgement floor past it, 2.9 and 2.15 do not.");
    }

    private static Line pending(@Nullable Long most) {
        if (most == null || most <= 0) {
            return new Line("Max ack pending", "no limit", "However many are unacknowledged, more are delivered.");
        }
        return new Line("Max ack pending", Spans.count(most) + usual(most == MAX_PENDING),
                "While so many are unacknowledged nothing more is delivered. Since 2.10 a stream may set another default.");
    }

    private static List<Line> asked(Pulls pulls) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Delivery", "pull", "Clients ask for messages; without a request nothing is delivered."));
        if (pulls.maxWaiting() > 0) {
            lines.add(new Line("Max waiting", Spans.count(pulls.maxWaiting()) + usual(
                    pulls.maxWaiting() == MAX_WAITING), "More requests than that at once are refused."));
        }
        limit(lines, "Max request batch", pulls.maxBatch(), "A request may ask for so many messages at most.");
        limit(lines, "Max request bytes", pulls.maxBytes(), "A request may ask for so many bytes at most.");
        if (pulls.maxExpires() != null) {
            lines.add(new Line("Max request expires", Spans.words(pulls.maxExpires()),
                    "A request may wait so long at most."));
        }
        if (!pulls.priorityPolicy().isEmpty() && !pulls.priorityPolicy().equals("none")) {
            lines.add(new Line("Priority groups", String.join(", ", pulls.groups()) + ": " + pulls.priorityPolicy(),
                    switch (pulls.priorityPolicy()) {
                        case "pinned_client" -> "One client of a group gets everything"
                                + (pulls.pinnedFor() == null
                                        ? "."
                                        : " until it has not asked for " + Spans.words(pulls.pinnedFor()) + ".");
                        case "overflow" -> "A client is served only while more wait than it set in its request.";
                        case "prioritized" -> "Requests of a lower priority are served when no other waits.";
                        default -> "A policy that this monitor does not know.";
                    }));
        }
        return lines;
    }

    private static void limit(List<Line> lines, String name, long most, String meaning) {
        if (most > 0) {
            lines.add(new Line(name, Spans.count(most), meaning));
        }
    }

    private static List<Line> sent(Delivery delivery) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Delivery", "push to " + delivery.subject(),
                "The server sends by itself, as long as somebody subscribes there."));
        if (!delivery.group().isEmpty()) {
            lines.add(new Line("Queue group", delivery.group(), "Each message goes to one member of this group."));
        }
        if (delivery.bitsPerSecond() > 0) {
            lines.add(new Line("Rate limit", Spans.count(delivery.bitsPerSecond()) + " bit/s", "Never faster."));
        }
        if (delivery.flowControl()) {
            lines.add(new Line("Flow control", "yes", "The server waits for a client that is slow."));
        }
        if (delivery.heartbeat() != null) {
            lines.add(new Line("Idle heartbeat", Spans.words(delivery.heartbeat()),
                    "So often the client hears from it while nothing comes."));
        }
        return lines;
    }

    private static List<Line> lives(Life life) {
        var lines = new ArrayList<Line>();
        var inactive = life.inactive();
        lines.add(inactive != null
                ? new Line(life.durable() ? "Durable" : "Ephemeral", "deleted after " + Spans.words(inactive)
                        + " without anybody",
                        life.durable()
                                ? "It was given that limit; without one it would stay."
                                : "The server's default is 5 s.")
                : new Line(life.durable() ? "Durable" : "Ephemeral", "stays until it is deleted",
                        "It keeps its place while nobody works."));
        lines.add(new Line("Replicas", life.replicas() <= 0 ? "as the stream" : Spans.count(life.replicas()),
                life.memory()
                        ? "What it knows is kept in memory and lost when its servers restart."
                        : "What it knows is kept as the stream keeps its messages."));
        if (life.pausedUntil() != null) {
            lines.add(new Line("Pause", "until " + life.pausedUntil(),
                    "Until then nothing is delivered; acknowledgements are still taken."));
        }
        return lines;
    }

    private static String usual(boolean yes) {
        return yes ? " (default)" : "";
    }
}
