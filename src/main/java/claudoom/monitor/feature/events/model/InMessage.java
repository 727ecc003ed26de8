package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.TimedText.OutOfTime;
import claudoom.monitor.terms.Meaning;
import java.nio.charset.StandardCharsets;

/** Conditions on what a message carries: its headers, its payload as text, the values in its payload. */
sealed interface InMessage extends Term {

    @Override
    default Verdict about(String subject, Meaning meaning) {
        return Verdict.LOOK;
    }

    @Override
    default Answer of(Looked message) {
        try {
            return looked(message);
        } catch (OutOfTime slow) {
            return message.undecided("a regular expression took too long");
        }
    }

    Answer looked(Looked message);

    /** A header; one of its values is enough. */
    record OfHeader(String name, Demand demand) implements InMessage {

        @Override
        public Answer looked(Looked message) {
            var all = Answer.NO;
            for (var text : message.header(name)) {
                var type = Literal.isNumber(text) ? Value.Type.NUMBER : Value.Type.TEXT;
                var one = demand.of(name, new Value(text, type), message);
                if (one == Answer.YES) {
                    return one;
                }
                all = one == Answer.UNDECIDED ? one : all;
            }
            return all;
        }

        @Override
        public int cost() {
            return 5;
        }
    }

    /** The payload as text. */
    record OfText(Demand demand) implements InMessage {

        private static final int MOST_BYTES = 1 << 20;

        @Override
        public Answer looked(Looked message) {
            var payload = message.entry().payload();
            return payload.length > MOST_BYTES
                    ? message.undecided("a payload is larger than 1 MiB")
                    : demand.of("text", new Value(new String(payload, StandardCharsets.UTF_8), Value.Type.TEXT),
                            message);
        }

        @Override
        public int cost() {
            return 20;
        }
    }

    /** @param index which of the paths that the filter asks for */
    record OfPath(int index, String name, Demand demand) implements InMessage {

        @Override
        public Answer looked(Looked message) {
            var seen = message.payload();
            if (seen.trouble() != null) {
                return message.undecided(seen.trouble());
            }
            var value = seen.values().get(index);
            return value == null ? Answer.NO : demand.of(name, value, message);
        }

        @Override
        public int cost() {
            return 100;
        }
    }
}
