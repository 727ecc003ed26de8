package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that came in on the live subscriptions: the counters of every subject and the tail of newest messages. One
 * thread calls {@link #take}; what a screen needs it samples, and only rare kinds are handed on, through a tap.
 */
public final class Traffic {

    /** For the last payloads of subjects whose messages left the tail. */
    private static final long LAST_PAYLOADS = 64L << 20;
    /** For the last ten events of agents that left the tail: of fifty agents that send 100 kB each time they all fit. */
    public static final long LAST_EVENTS = 48L << 20;
    private static final System.Logger LOG = System.getLogger(Traffic.class.getName());
    private static final VarHandle LAST_AT;

    static {
        try {
            LAST_AT = MethodHandles.lookup().findVarHandle(Traffic.class, "lastAt", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Shelf lastPayloads;
    private final Voices voices;
    private final Register register;
    private final Tail tail;
    private long bytes;
    @SuppressWarnings("UnusedVariable") // by its handle only
    private long lastAt;

    /**
     * @param grammar what a subject means; asked once for each distinct subject, and again when somebody asks later
     * @param maxSubjects most subjects tracked; then each new one takes the place of one that was least recently seen
     * @param tailBytes most payload bytes kept, a multiple of 1 MiB
     */
    public Traffic(Function<String, Meaning> grammar, int maxSubjects, int tailMessages, long tailBytes) {
        this(grammar, maxSubjects, tailMessages, tailBytes, LAST_PAYLOADS);
    }

    /** @param lastPayloads most bytes for the last payloads of subjects whose messages left the tail */
    public Traffic(Function<String, Meaning> grammar, int maxSubjects, int tailMessages, long tailBytes,
            long lastPayloads) {
        this(grammar, maxSubjects, tailMessages, tailBytes, lastPayloads, LAST_EVENTS);
    }

    /**
     * @param lastPayloads most bytes for the last payloads of subjects whose messages left the tail
     * @param aside most bytes for the last events of agents that left the tail
     */
    public Traffic(Function<String, Meaning> grammar, int maxSubjects, int tailMessages, long tailBytes,
            long lastPayloads, long aside) {
        this.lastPayloads = new Shelf(lastPayloads);
        voices = new Voices(new Shelf(aside));
        register = new Register(grammar, maxSubjects, voices, this.lastPayloads);
        tail = new Tail(tailMessages, tailBytes, register, voices);
    }

    /**
     * Hands every message whose subject has a wanted meaning to {@code taker}, on the intake thread: it must neither wait
     * nor throw. Taps are set before the first message of a subject; a later one misses the subjects already known.
     */
    public void tap(Predicate<Meaning> wanted, Consumer<Arrival> taker) {
        register.tap(wanted, taker);
    }

    /**
     * Intake thread only. The payload is copied, or kept and never changed. Throws only if the message is not taken.
     *
     * @param at when it was received, epoch milliseconds
     */
    public void take(String subject, byte[] payload, @Nullable Headers headers, long at) {
        long entry = tail.end();
        try {
            take(entry, subject, payload, headers, at);
        } catch (RuntimeException | Error broken) {
            if (tail.end() == entry) {
                throw broken;
            }
            LOG.log(System.Logger.Level.ERROR, "a message that was taken", broken);
        }
    }

    private void take(long entry, String subject, byte[] payload, @Nullable Headers headers, long at) {
        var live = register.meet(subject, tail.first());
        tail.append(live, payload, headers, at);
        live.count(entry, payload.length, at); // after the tail has it: who sees the number finds the message
        if (live.kept() != null) {
            register.unkeep(live);
        }
        bytes += payload.length;
        LAST_AT.setRelease(this, at); // a volatile write would wait for all that was written before
        var tap = live.tap();
        if (tap != null) {
            tap.accept(new Arrival(Instant.ofEpochMilli(at), subject, live.meaning(), payload, payload.length,
                    headers == null ? Map.of() : headers.asMap()));
        }
    }

    /** Distinct subjects tracked; {@link #subject} knows those below this number. */
    public int subjectCount() {
        return register.subjects().count();
    }

    /** The subject that has this number now; at the cap another one may have it later. */
    public LiveSubject subject(int number) {
        return register.subjects().get(number);
    }

    /** Whether a subject is tracked still, and not retired for a new one. */
    public boolean tracks(LiveSubject subject) {
        return subject.number() >= 0 && subject(subject.number()) == subject;
    }

    /** A reader that is handed all tracked subjects, from the first on. */
    public Newcomers newcomers() {
        return new Newcomers(this, register.replaced());
    }

    public Tail tail() {
        return tail;
    }

    /** Messages taken so far. */
    public long messages() {
        return tail.end();
    }

    /** Payload bytes taken so far. */
    public long bytes() {
        return bytes;
    }

    /** Messages on subjects that are not tracked, or no longer: counted and shown in the tail, but not in the tree. */
    public long untrackedMessages() {
        return register.untracked().messages();
    }

    /**
     * Distinct subjects that came and are not tracked; one that is tracked again does not count. Exact unless
     * {@link #untrackedExactly} says no: then at least so many.
     */
    public int untrackedSubjects() {
        return register.untracked().subjects();
    }

    /** False once more than 262,144 subjects were not tracked, which is as many as are told apart. */
    public boolean untrackedExactly() {
        return register.untracked().exact();
    }

    /**
     * Of each agent those of its last ten events that are not in the tail any more, in the order of their numbers: what others
     * drowned. Of the first 20,000 agents, and within a budget, oldest forgotten. Any thread; made at each call.
     */
    public List<Entry> keptAside() {
        return voices.aside(tail.first());
    }

    /** Events that were forgotten while they belonged to the last ten of an agent, because there were too many. */
    public long asideForgotten() {
        return voices.forgotten();
    }

    /** What became of the last ten events of all agents. Any thread; counted at each call. */
    public LastEvents lastEvents() {
        return new LastEvents(voices.countAside(tail.first()), voices.forgotten(),
                voices.turnedAway() ? Voices.MOST : 0);
    }

    /** Subjects whose last message is forgotten now: it left the tail, and the budget for last payloads was used up. */
    public long payloadsForgotten() {
        return register.payloadsForgotten();
    }

    /** The budget for last payloads in bytes. */
    public long payloadBudget() {
        return lastPayloads.budget();
    }

    /** When the newest message was taken, epoch milliseconds; 0 before the first. */
    public long lastAt() {
        return (long) LAST_AT.getAcquire(this);
    }

    /**
     * The newest message of a subject; null while its first one is on its way, the flood is overtaking it, or after it was
     * {@linkplain LiveSubject#payloadForgotten forgotten}.
     */
    public @Nullable Entry newest(LiveSubject subject) {
        for (int attempt = 0; attempt < 3; attempt++) {
            var fresh = tail.read(subject.lastEntry());
            if (fresh != null) {
                return fresh;
            }
            var kept = subject.kept();
            if (kept != null && kept.entry() != null) {
                return kept.entry();
            }
        }
        return null;
    }
}
