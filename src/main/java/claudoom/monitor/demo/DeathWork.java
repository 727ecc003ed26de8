package claudoom.monitor.demo;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The work of the death-processor, which really fails for some messages: it refuses some for a moment, some for good, forgets
 * some, and publishes dead letters as either document has it.
 */
final class DeathWork implements Consumer<Message> {

    private static final Duration TRY_AGAIN = Duration.ofMillis(300);
    private static final int MAX_DELIVER = 3;
    private static final int MOST_REMEMBERED = 1_000;
    /** While the demo is young every other death goes wrong, so that a short look sees all of it. */
    private static final Fate[] AT_FIRST = {Fate.POISON, Fate.STUCK, Fate.WELL, Fate.GIVEN_UP, Fate.FORGOTTEN,
        Fate.SECOND_TRY};
    private static final int YOUNG = 24;
    private static final int LATER = 18;

    private final Line line;
    private final String root;
    private final InstantSource time;
    private final boolean termTakesReason;
    private final Map<Long, Fate> fates = new HashMap<>();
    private int seen;

    /** What becomes of a message. */
    private enum Fate {
        WELL, SECOND_TRY,
        /** Cannot be read: a dead letter as the guide has it, then terminated. */
        POISON,
        /** Fails three times: a dead letter as the skill has it, then acknowledged. */
        GIVEN_UP,
        /** Fails three times, and nobody says so but the server. */
        STUCK,
        /** Never acknowledged. */
        FORGOTTEN
    }

    record Letter(String originalSubject, String reason, String consumer, long streamSequence, long deliveries,
            String failedAt, JsonNode payload) {}

    DeathWork(Line line, String root, InstantSource time) {
        this.line = line;
        this.root = root;
        this.time = time;
        this.termTakesReason = line.connection().getServerInfo().isSameOrNewerThanVersion("2.10.4");
    }

    @Override
    public void accept(Message death) {
        var meta = death.metaData();
        long deliveries = meta.deliveredCount();
        switch (fateOf(meta.streamSequence(), deliveries)) {
            case WELL -> death.ack();
            case SECOND_TRY -> ackIf(deliveries > 1, death);
            case POISON -> terminate(death);
            case GIVEN_UP -> giveUpIf(deliveries >= MAX_DELIVER, death);
            case STUCK -> death.nakWithDelay(TRY_AGAIN);
            case FORGOTTEN -> {
                // not acknowledging is the point
            }
        }
        if (deliveries >= MAX_DELIVER) {
            fates.remove(meta.streamSequence());
        }
    }

    private Fate fateOf(long sequence, long deliveries) {
        if (deliveries > 1) {
            return fates.getOrDefault(sequence, Fate.WELL);
        }
        int place = seen % (seen < YOUNG ? AT_FIRST.length : LATER);
        seen++;
        var fate = place < AT_FIRST.length ? AT_FIRST[place] : Fate.WELL;
        if (fate != Fate.WELL && fate != Fate.POISON && fates.size() < MOST_REMEMBERED) {
            fates.put(sequence, fate);
        }
        return fate;
    }

    private void ackIf(boolean fine, Message death) {
        if (fine) {
            fates.remove(death.metaData().streamSequence());
            death.ack();
        } else {
            death.nakWithDelay(TRY_AGAIN);
        }
    }

    private void terminate(Message death) {
        var reason = "cause of death is not in the schema";
        var meta = death.metaData();
        var payload = Json.read(death.getData());
        payload.ifPresent(json -> line.say(new Outgoing(root + ".dlq.agent.death", new Letter(death.getSubject(),
                reason, Layout.DEATHS, meta.streamSequence(), meta.deliveredCount(), time.instant().toString(),
                json))));
        if (termTakesReason && death.getReplyTo() != null) {
            line.send(death.getReplyTo(), null, ("+TERM " + reason).getBytes(StandardCharsets.UTF_8));
        } else {
            death.term();
        }
    }

    private void giveUpIf(boolean last, Message death) {
        if (!last) {
            death.nakWithDelay(TRY_AGAIN);
            return;
        }
        var facts = new LinkedHashMap<String, String>();
        facts.put("reason", "mongodb: write conflict, gave up after " + MAX_DELIVER + " deliveries");
        facts.put("original-subject", death.getSubject());
        facts.put("consumer", Layout.DEATHS);
        facts.put("deliveries", Long.toString(death.metaData().deliveredCount()));
        facts.put("timestamp", time.instant().toString());
        var headers = new Headers();
        facts.forEach((name, value) -> headers.put(name, value));
        line.send(root + ".deadletter." + death.getSubject().substring(root.length() + 1), headers, death.getData());
        death.ack();
    }
}
