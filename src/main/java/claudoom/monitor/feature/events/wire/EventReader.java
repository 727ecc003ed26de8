package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.EventFacts.Weight;
import claudoom.monitor.feature.events.model.KindWord;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.payload.Unpacked;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the line of the list out of a message, when it comes into sight. Fast enough for the frame thread. */
public final class EventReader {

    /** Larger payloads are not parsed for a line; their beginning is shown. */
    private static final int LARGEST = 64 << 10;
    private static final int HEAD_BYTES = 400;
    private static final int HEAD_CHARACTERS = 160;
    private static final int LONGEST_NAME = 80;

    private final Grammars grammars;
    private final Function<String, As> readings;

    public EventReader(Grammars grammars) {
        this(grammars, subject -> As.AUTO);
    }

    /** @param readings as what the payloads of a subject are read */
    public EventReader(Grammars grammars, Function<String, As> readings) {
        this.grammars = grammars;
        this.readings = readings;
    }

    public EventFacts read(Arrival arrival) {
        var meaning = arrival.meaning();
        var json = json(arrival.payload(), arrival.subject());
        var values = values(json, meaning);
        var details = keyFields(meaning.kind(), json, values);
        if (details.isEmpty()) {
            details = head(arrival);
        }
        var event = KindWord.event(meaning);
        if (!event.isEmpty()) {
            details = Visible.line(event, LONGEST_NAME) + " · " + details;
        }
        if (meaning.kind() == Kind.OTHER) {
            details = Visible.line(arrival.subject(), HEAD_CHARACTERS) + " · " + details;
        }
        return new EventFacts(weight(meaning), name(meaning.agent(), values, FieldNames.AGENT),
                KindWord.of(meaning.kind()),
                name(null, values, FieldNames.EPISODE), tick(values), details);
    }

    /** Of an observation no grammar knows a field: what is first in it says more than what all messages have. */
    private String keyFields(Kind kind, byte[] json, FieldValues values) {
        var known = KeyFields.of(kind, values);
        if (!known.isEmpty() && kind != Kind.OBSERVE) {
            return known;
        }
        var summary = Summary.of(json, grammars.fields(kind));
        return summary.isEmpty() ? known : summary;
    }

    /** The payload as JSON if it can be had so, else as it is. */
    private byte[] json(byte[] payload, String subject) {
        return payload.length > LARGEST ? payload : Unpacked.of(payload, readings.apply(subject)).json();
    }

    private FieldValues values(Entry entry) {
        return values(json(entry.payload(), entry.subject().text()), entry.subject().meaning());
    }

    private FieldValues values(byte[] payload, Meaning meaning) {
        return payload.length > LARGEST
                ? FieldValues.NONE
                : Fields.read(payload, grammars.fields(meaning.kind()));
    }

    /** The agent that a payload names where the subject names none; null if it names none either. */
    public @Nullable String agentInPayload(Entry entry) {
        return values(entry).text(FieldNames.AGENT);
    }

    /** The tick that a message of an agent counts; null if it counts none. */
    public TickWatch.@Nullable Tick tick(Entry entry) {
        var values = values(entry);
        var tick = values.whole(FieldNames.TICK);
        var episode = values.text(FieldNames.EPISODE);
        return tick == null ? null : new TickWatch.Tick(episode == null ? "" : episode, tick);
    }

    private static String name(@Nullable String known, FieldValues values, String field) {
        var name = known == null ? values.text(field) : known;
        return name == null ? "" : Visible.line(name, LONGEST_NAME);
    }

    private static String tick(FieldValues values) {
        var tick = values.whole(FieldNames.TICK);
        return tick == null ? "" : String.format(Locale.ROOT, "%,d", tick);
    }

    private static String head(Arrival arrival) {
        if (arrival.size() == 0) {
            return "no payload";
        }
        int length = Math.min(HEAD_BYTES, arrival.payload().length);
        if (binary(arrival.payload(), length)) {
            return String.format(Locale.ROOT, arrival.size() == 1 ? "%,d byte, not text" : "%,d bytes, not text",
                    arrival.size());
        }
        var text = new String(arrival.payload(), 0, length, StandardCharsets.UTF_8);
        var head = Visible.line(text.strip(), HEAD_CHARACTERS);
        return arrival.size() > LARGEST ? String.format(Locale.ROOT, "%,d bytes · %s", arrival.size(), head) : head;
    }

    /** No text that anybody writes holds NUL or the first control characters; every binary format does, sooner or later. */
    private static boolean binary(byte[] payload, int length) {
        for (int i = 0; i < length; i++) {
            if (payload[i] >= 0 && payload[i] < '\b') {
                return true;
            }
        }
        return false;
    }

    private static Weight weight(Meaning meaning) {
        return switch (meaning.kind()) {
            case DEATH -> Weight.DEATH;
            case AGENT_ERROR -> Weight.ERROR;
            case DEAD_LETTER -> Weight.DEAD_LETTER;
            case EXPERIMENT, GENERATION -> meaning.event().equals("error") ? Weight.ERROR : Weight.MILESTONE;
            case CONTROL -> Weight.CONTROL;
            case SYSTEM -> meaning.event().equals("error") ? Weight.ERROR : Weight.PLAIN;
            case SCORE, RAG_QUERY, AGENT_QUESTION, OTHER -> Weight.PLAIN;
            case ACTION, OBSERVE, METRIC -> Weight.QUIET;
        };
    }
}
