package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One condition of a filter. Most are decided by the subject, once; only the others look at each message. */
sealed interface Term {

    /** What the subject alone tells. */
    Verdict about(String subject, Meaning meaning);

    /** Asked only where the subject left it open. */
    boolean holds(Entry entry);

    /** The opposite of another. */
    record Not(Term term) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return term.about(subject, meaning).not();
        }

        @Override
        public boolean holds(Entry entry) {
            return !term.holds(entry);
        }
    }

    /** A word that stands in the subject, the kind or the payload. */
    record Word(Needle needle) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return needle.in(subject) || needle.in(KindWord.of(meaning.kind())) ? Verdict.YES : Verdict.LOOK;
        }

        @Override
        public boolean holds(Entry entry) {
            return needle.in(entry.payload());
        }
    }

    /** A word that stands in the payload. */
    record Text(Needle needle) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return Verdict.LOOK;
        }

        @Override
        public boolean holds(Entry entry) {
            return needle.in(entry.payload());
        }
    }

    /** A subject that falls under a pattern. */
    record Under(SubjectPattern pattern) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return Verdict.of(pattern.matches(subject));
        }

        @Override
        public boolean holds(Entry entry) {
            throw new IllegalStateException("the subject decides");
        }
    }

    /**
     * A kind or the event in it; a dead letter about a death is not a death.
     *
     * @param word as {@link KindWord#plain} makes it
     */
    record OfKind(String word) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return Verdict.of(word.equals(KindWord.plain(KindWord.of(meaning.kind())))
                    || (meaning.kind() != Kind.DEAD_LETTER && word.equals(KindWord.plain(meaning.event()))));
        }

        @Override
        public boolean holds(Entry entry) {
            throw new IllegalStateException("the subject decides");
        }
    }

    /**
     * An agent, named by the subject or else by the payload.
     *
     * @param inPayload the agent that a payload names, or null
     */
    record OfAgent(Glob agent, Function<Entry, @Nullable String> inPayload) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return meaning.agent() == null ? Verdict.LOOK : Verdict.of(agent.matches(meaning.agent()));
        }

        @Override
        public boolean holds(Entry entry) {
            var named = inPayload.apply(entry);
            return named != null && agent.matches(named);
        }
    }
}
