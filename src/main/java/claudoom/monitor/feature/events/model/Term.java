package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One condition of a filter. Many are decided by the subject, once; the others look at each message, the cheap ones first. */
sealed interface Term permits Term.Not, Term.All, Term.Any, Term.Word, Term.BySubject, Term.OfAgent, Term.ByEntry,
        InMessage {

    /** What the subject alone tells. */
    Verdict about(String subject, Meaning meaning);

    /** What the message tells, where the subject left it open. */
    Answer of(Looked message);

    /** How much work it is to ask a message; only the order counts. */
    int cost();

    private static Answer open(Term term, Looked message) {
        var subject = message.entry().subject();
        return switch (term.about(subject.text(), subject.meaning())) {
            case YES -> Answer.YES;
            case NO -> Answer.NO;
            case LOOK -> term.of(message);
        };
    }

    private static List<Term> cheapFirst(List<Term> terms) {
        return terms.stream().sorted(Comparator.comparingInt(Term::cost)).toList();
    }

    /** The opposite of another. */
    record Not(Term term) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return term.about(subject, meaning).not();
        }

        @Override
        public Answer of(Looked message) {
            return term.of(message).not();
        }

        @Override
        public int cost() {
            return term.cost();
        }
    }

    /** All of some others; one that does not hold outweighs one that cannot be told. */
    record All(List<Term> terms) implements Term {

        public All(List<Term> terms) {
            this.terms = cheapFirst(terms);
        }

        @Override
        public Verdict about(String subject, Meaning meaning) {
            var all = Verdict.YES;
            for (var term : terms) {
                var one = term.about(subject, meaning);
                if (one == Verdict.NO) {
                    return Verdict.NO;
                }
                all = one == Verdict.LOOK ? one : all;
            }
            return all;
        }

        @Override
        public Answer of(Looked message) {
            var all = Answer.YES;
            for (var term : terms) {
                var one = open(term, message);
                if (one == Answer.NO) {
                    return Answer.NO;
                }
                all = one == Answer.UNDECIDED ? one : all;
            }
            return all;
        }

        @Override
        public int cost() {
            return terms.stream().mapToInt(Term::cost).sum();
        }
    }

    /** At least one of some others. */
    record Any(List<Term> terms) implements Term {

        public Any(List<Term> terms) {
            this.terms = cheapFirst(terms);
        }

        @Override
        public Verdict about(String subject, Meaning meaning) {
            var any = Verdict.NO;
            for (var term : terms) {
                var one = term.about(subject, meaning);
                if (one == Verdict.YES) {
                    return Verdict.YES;
                }
                any = one == Verdict.LOOK ? one : any;
            }
            return any;
        }

        @Override
        public Answer of(Looked message) {
            var any = Answer.NO;
            for (var term : terms) {
                var one = open(term, message);
                if (one == Answer.YES) {
                    return Answer.YES;
                }
                any = one == Answer.UNDECIDED ? one : any;
            }
            return any;
        }

        @Override
        public int cost() {
            return terms.stream().mapToInt(Term::cost).sum();
        }
    }

    /** A word that stands in the subject, the kind or the payload. */
    record Word(Needle needle) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return needle.in(subject) || needle.in(KindWord.of(meaning.kind())) ? Verdict.YES : Verdict.LOOK;
        }

        @Override
        public Answer of(Looked message) {
            return Answer.of(needle.in(message.entry().payload()));
        }

        @Override
        public int cost() {
            return 10;
        }
    }

    /** What the subject and its meaning decide. */
    record BySubject(BiPredicate<String, Meaning> test) implements Term {

        static BySubject under(SubjectPattern pattern) {
            return new BySubject((subject, meaning) -> pattern.matches(subject));
        }

        /**
         * A kind or the event in it; a dead letter about a death is not a death.
         *
         * @param word as {@link KindWord#plain} makes it
         */
        static BySubject kind(String word) {
            return new BySubject((subject, meaning) -> word.equals(KindWord.plain(KindWord.of(meaning.kind())))
                    || (meaning.kind() != Kind.DEAD_LETTER && word.equals(KindWord.plain(meaning.event()))));
        }

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return Verdict.of(test.test(subject, meaning));
        }

        @Override
        public Answer of(Looked message) {
            var subject = message.entry().subject();
            return Answer.of(test.test(subject.text(), subject.meaning()));
        }

        @Override
        public int cost() {
            return 0;
        }
    }

    /**
     * An agent, named by the subject or else by the payload.
     *
     * @param inPayload the agent that a payload names, or null
     */
    record OfAgent(Predicate<String> test, Function<Entry, @Nullable String> inPayload) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return meaning.agent() == null ? Verdict.LOOK : Verdict.of(test.test(meaning.agent()));
        }

        @Override
        public Answer of(Looked message) {
            var named = inPayload.apply(message.entry());
            return Answer.of(named != null && test.test(named));
        }

        @Override
        public int cost() {
            return 14;
        }
    }

    /** What the numbers of a message or its bytes decide. */
    record ByEntry(Predicate<Entry> test, int cost) implements Term {

        @Override
        public Verdict about(String subject, Meaning meaning) {
            return Verdict.LOOK;
        }

        @Override
        public Answer of(Looked message) {
            return Answer.of(test.test(message.entry()));
        }
    }
}
