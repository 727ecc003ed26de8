package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Failure;
import claudoom.monitor.feature.deadletters.model.Fingerprint;
import claudoom.monitor.feature.deadletters.model.Notice;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.terms.ExactSubject;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a message that came on a dead-letter subject. */
final class LetterReader {

    private static final int LARGE = 64 << 10;

    private final Grammars grammars;

    LetterReader(Grammars grammars) {
        this.grammars = grammars;
    }

    Notice read(String subject, Instant at, byte[] payload, Map<String, List<String>> headers,
            @Nullable StoredAt stored) {
        var meaning = grammars.meaningOf(subject);
        var clues = new Clues(payload, grammars.fields(Kind.DEAD_LETTER), headers);
        var agent = clues.text(FieldNames.AGENT);
        var failure = new Failure(original(meaning, clues.text(FieldNames.ORIGINAL), agent),
                clues.text(FieldNames.STREAM),
                clues.text(FieldNames.CONSUMER), clues.whole(FieldNames.SEQUENCE), clues.whole(FieldNames.DELIVERIES),
                clues.text(FieldNames.REASON));
        return new Notice(Source.SUBJECT, subject, at, payload, headers, stored, "", failure,
                original(payload, failure), fingerprint(failure, meaning, agent, payload));
    }

    /** What the letter says itself; else what its subject tells, with the agent in its place if the letter names one. */
    private @Nullable String original(Meaning meaning, @Nullable String said, @Nullable String agent) {
        if (said != null && ExactSubject.refusal(said) == null) {
            return said;
        }
        var pattern = meaning.original();
        if (pattern == null || agent == null || ExactSubject.tokenRefusal(agent) != null) {
            return pattern;
        }
        boolean onlyTheAgent = "*".equals(grammars.meaningOf(pattern).agent())
                && pattern.indexOf('*') == pattern.lastIndexOf('*');
        return onlyTheAgent ? pattern.replace("*", agent) : pattern;
    }

    private static Original original(byte[] payload, Failure failure) {
        var carried = CarriedMessage.in(payload, failure.subject());
        return carried.here() || failure.place() == null ? carried : Original.ASKED;
    }

    private static String fingerprint(Failure failure, Meaning meaning, @Nullable String agent, byte[] payload) {
        var whose = meaning.agent() != null ? meaning.agent() : agent;
        if (failure.reason() == null && brokenJson(payload)) {
            var named = new Failure(failure.subject(), failure.stream(), failure.consumer(), failure.sequence(),
                    failure.deliveries(), "JSON is broken");
            return Fingerprint.of(Source.SUBJECT, named, meaning.event(), whose);
        }
        return Fingerprint.of(Source.SUBJECT, failure, meaning.event(), whose);
    }

    private static boolean brokenJson(byte[] payload) {
        return payload.length > 0 && payload.length <= LARGE && (payload[0] == '{' || payload[0] == '[')
                && Payloads.decode(payload, payload.length).form() != Decoded.Form.JSON;
    }
}
