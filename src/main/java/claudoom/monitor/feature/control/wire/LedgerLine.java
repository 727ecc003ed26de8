package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of the ledger's lines: one for each message before it leaves, one for what became of it. */
final class LedgerLine {

    /** Answers come from outside and may be long. */
    private static final int LONGEST_DETAIL = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a ledger file held. */
    record Content(List<Entry> oldestFirst, int broken) {}

    private LedgerLine() {}

    static String command(Entry entry, Parcel parcel) {
        return base("command", entry, parcel, entry.at()).put("title", entry.title()).put("payload", parcel.payload())
                .put("who", entry.who()).put("server", entry.server()).toString();
    }

    static String outcome(Entry entry, Parcel parcel, Outcome outcome, Instant now) {
        var detail = outcome.detail();
        return base("outcome", entry, parcel, now).put("outcome", outcome.fate().name())
                .put("detail", detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail)
                .put("millis", outcome.after().toMillis()).toString();
    }

    private static ObjectNode base(String line, Entry entry, Parcel parcel, Instant at) {
        return JSON.createObjectNode().put("line", line).put("time", at.toString()).put("order", entry.id())
                .put("id", parcel.id()).put("command", entry.command()).put("grammar", entry.grammar())
                .put("subject", parcel.subject()).put("target", parcel.target());
    }

    /** Understands what it can; a line that is no JSON or lacks something is counted. */
    static Content read(List<String> lines) {
        var entries = new LinkedHashMap<String, Entry>();
        int broken = 0;
        for (var line : lines) {
            if (!line.isBlank() && !take(entries, line)) {
                broken++;
            }
        }
        return new Content(List.copyOf(entries.values()), broken);
    }

    private static boolean take(Map<String, Entry> entries, String line) {
        try {
            var node = JSON.readTree(line);
            var order = text(node, "order");
            var parcel = new Parcel(text(node, "id"), node.path("target").asStringOpt().orElse(null),
                    text(node, "subject"), node.path("payload").asString(""));
            if (text(node, "line").equals("outcome")) {
                var outcome = new Outcome(Fate.valueOf(text(node, "outcome")), text(node, "detail"),
                        Duration.ofMillis(node.path("millis").asLong(0)));
                entries.computeIfPresent(order, (id, entry) -> settled(entry, parcel.id(), outcome));
            } else {
                entries.merge(order, begun(node, order, parcel), LedgerLine::joined);
            }
            return true;
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }

    private static Entry begun(JsonNode node, String order, Parcel parcel) {
        return new Entry(order, Instant.parse(text(node, "time")), text(node, "command"), text(node, "title"),
                text(node, "grammar"), text(node, "server"), text(node, "who"), true,
                List.of(new Delivery(parcel, null)));
    }

    private static Entry joined(Entry one, Entry more) {
        var all = new ArrayList<>(one.deliveries());
        all.addAll(more.deliveries());
        return with(one, all);
    }

    private static Entry settled(Entry entry, String parcel, Outcome outcome) {
        return with(entry, entry.deliveries().stream()
                .map(each -> each.parcel().id().equals(parcel) ? new Delivery(each.parcel(), outcome) : each).toList());
    }

    private static Entry with(Entry entry, List<Delivery> deliveries) {
        return new Entry(entry.id(), entry.at(), entry.command(), entry.title(), entry.grammar(), entry.server(),
                entry.who(), entry.ended(), deliveries);
    }

    private static String text(JsonNode node, String field) {
        @Nullable String text = node.path(field).asStringOpt().orElse(null);
        if (text == null) {
            throw new IllegalArgumentException(field);
        }
        return text;
    }
}
