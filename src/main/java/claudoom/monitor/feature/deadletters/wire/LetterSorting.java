package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.Failure;
import claudoom.monitor.feature.deadletters.model.Fingerprint;
import claudoom.monitor.feature.deadletters.model.Notice;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.ReadPlaces;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.feature.deadletters.model.Twins;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads every message that speaks of a dead letter and puts it where it belongs, once. Scheduler thread only. */
final class LetterSorting {

    private static final System.Logger LOG = System.getLogger(LetterSorting.class.getName());

    private final LetterReader reader;
    private final DeadLetters letters;
    private final OriginalFeed originals;
    private final InstantSource clock;
    private final Twins twins = new Twins();
    private final ReadPlaces places = new ReadPlaces();
    private boolean advisoriesLost;

    LetterSorting(Grammars grammars, DeadLetters letters, OriginalFeed originals, InstantSource clock) {
        reader = new LetterReader(grammars);
        this.letters = letters;
        this.originals = originals;
        this.clock = clock;
    }

    /** A message that came on a subscription. */
    void live(Incoming.Raw raw) {
        counted(raw.arrival().at(), () -> sort(raw));
    }

    /** Whatever is wrong with one letter, it is counted, and the next ones are read. */
    private void counted(Instant at, Runnable work) {
        long before = letters.total();
        try {
            work.run();
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "a dead letter could not be taken", broken);
            if (letters.total() == before) {
                letters.unread(1, at);
            }
        }
    }

    private void sort(Incoming.Raw raw) {
        var notice = read(raw.arrival(), null);
        if (notice.source() == Source.SUBJECT && twins.alreadyRead(notice)) {
            return;
        }
        var number = numberOf(notice, add(notice));
        if (number != null) {
            twins.await(notice, number, clock.instant());
        }
    }

    /** A repeat has a copy in a stream as well as the first. */
    private @Nullable Long numberOf(Notice notice, @Nullable DeadLetter added) {
        if (notice.source() != Source.SUBJECT) {
            return null;
        }
        return added != null ? (Long) added.number() : letters.known(notice);
    }

    /** Puts it among the letters and asks for what it names; null if it only repeats, or nobody knows yet whether it does. */
    private @Nullable DeadLetter add(Notice notice) {
        var repeated = letters.repeated(notice);
        if (repeated != null) {
            originals.compare(repeated, same -> fetch(same ? letters.add(notice) : letters.addAnew(notice, repeated)));
            return null;
        }
        return fetch(letters.add(notice));
    }

    private @Nullable DeadLetter fetch(@Nullable DeadLetter letter) {
        if (letter != null) {
            originals.fetch(letter);
        }
        return letter;
    }

    /** Letters that streams keep and that are too many to be read; the next one came at that moment. */
    void older(long count, Instant than) {
        letters.older(count, than);
    }

    /** Messages that came on a subscription too fast to be read. */
    void lost(Incoming.Lost lost) {
        letters.unread(lost.all(), clock.instant());
        if (lost.letters() > 0) {
            twins.lostSome();
        }
        advisoriesLost |= lost.advisories() > 0;
    }

    /**
     * A message that a stream keeps; the same again is left out.
     *
     * @param expectedSince later ones may still come live
     */
    void stored(String stream, StoredMessage.Found found, Instant expectedSince) {
        var place = new StoredAt(stream, found.sequence());
        if (places.add(place, found.time())) {
            var at = found.time() == null ? clock.instant() : found.time();
            counted(at, () -> sort(place, at, found, expectedSince));
        }
    }

    private void sort(StoredAt place, Instant at, StoredMessage.Found found, Instant expectedSince) {
        var notice = read(new Arrival(at, found.subject(), Meaning.NONE, found.payload(),
                found.payload().length, found.headers()), place);
        var heard = notice.source() == Source.SUBJECT ? twins.alreadyHeard(notice) : null;
        if (heard != null) {
            letters.storedAt(heard, place);
            return;
        }
        var number = numberOf(notice, add(notice));
        if (number != null && at.isAfter(expectedSince)) {
            twins.expect(notice, number, clock.instant());
        }
    }

    /** Whether more came than can be told apart from what streams keep; from now on it can again. */
    boolean forgetIfOverrun() {
        boolean overrun = twins.overrun();
        if (overrun) {
            twins.startAnew();
        }
        return overrun;
    }

    /** Whether letters that were read may count twice should they come live, since this was asked last. */
    boolean forgotRead() {
        return twins.forgotSome();
    }

    /** Whether advisories came that nobody looked at, since this was asked last. */
    boolean forgetLostAdvisories() {
        boolean lost = advisoriesLost;
        advisoriesLost = false;
        return lost;
    }

    void giveUpBefore(Instant moment) {
        twins.giveUpBefore(moment);
    }

    private Notice read(Arrival arrival, @Nullable StoredAt place) {
        try {
            return AdvisoryReader.advisory(arrival.subject())
                    ? AdvisoryReader.read(arrival.subject(), arrival.at(), arrival.payload(), place)
                    : reader.read(arrival.subject(), arrival.at(), arrival.payload(), arrival.headers(), place);
        } catch (RuntimeException broken) { // whatever it is, it is a dead letter and must not be lost
            LOG.log(System.Logger.Level.WARNING, "a dead letter could not be read", broken);
            return bare(arrival, place);
        }
    }

    private static Notice bare(Arrival arrival, @Nullable StoredAt place) {
        var source = AdvisoryReader.advisory(arrival.subject())
                ? AdvisoryReader.sourceOf(arrival.subject())
                : Source.SUBJECT;
        var nothing = new Failure(null, null, null, null, null, null);
        return new Notice(source, arrival.subject(), arrival.at(), arrival.payload(), Map.<String, List<String>>of(),
                place, "", nothing, Original.NONE, Fingerprint.of(source, nothing, "", null));
    }
}
