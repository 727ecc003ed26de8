package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.HistoryMessage.Place;
import claudoom.monitor.feature.subjects.model.Holder;
import claudoom.monitor.feature.subjects.model.OlderMessages;
import claudoom.monitor.feature.subjects.model.StoredPage;
import claudoom.monitor.feature.subjects.model.StreamSummary;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Asks the streams, and waits for each answer. */
public final class StreamArchive implements Archive {

    /** A cluster in trouble answers after four seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** More streams than these on one subject are a misconfiguration that another screen has to tell. */
    private static final int MOST_HOLDERS = 8;
    private static final int MOST_PAGES = 50;

    private final Questions questions;
    private final StoredMessages messages;

    public StreamArchive(Questions questions) {
        this.questions = questions;
        messages = new StoredMessages(questions, OneThread.named("subjects-answers"));
    }

    @Override
    public Asked<List<Holder>> holders(String subject) {
        try {
            var names = wait(messages.streams(subject));
            var holders = new ArrayList<Holder>();
            for (var name : names.subList(0, Math.min(names.size(), MOST_HOLDERS))) {
                holders.add(holder(name, subject));
            }
            return new Asked<>(List.copyOf(holders), names.size() > MOST_HOLDERS
                    ? "Only the first " + MOST_HOLDERS + " of " + names.size() + " streams were asked."
                    : "");
        } catch (QuestionFailed failed) {
            return Asked.failed(sentence(failed));
        }
    }

    private Holder holder(String stream, String subject) {
        @Nullable Long held = null;
        var retention = "";
        try {
            if (!StoredMessages.askable(stream)) {
                return new Holder(stream, "", null, 0, null, "Its name cannot be asked for.");
            }
            var info = info(stream, subject, 0);
            retention = info.retention;
            held = info.subjects.getOrDefault(subject, 0L);
            if (held == 0) {
                return new Holder(stream, retention, 0L, 0, null, "");
            }
            return switch (wait(messages.last(stream, subject))) {
                case StoredMessage.Found last -> new Holder(stream, info.retention, held, last.sequence(),
                        last.time(), "");
                // 2.10 does not find the last one of a subject when the very last was deleted
                case StoredMessage.Gone gone ->
                    new Holder(stream, info.retention, held, info.lastSequence, null, "");
                case StoredMessage.Failed failed -> new Holder(stream, info.retention, held, info.lastSequence, null,
                        "The server says: " + failed.why() + ".");
            };
        } catch (QuestionFailed failed) {
            return new Holder(stream, retention, held, 0, null, sentence(failed));
        }
    }

    @Override
    public Asked<OlderMessages> older(String stream, String subject, long before, int most, BooleanSupplier wanted) {
        try {
            var read = new OlderReading(from -> wait(messages.next(stream, from, subject)), subject, wanted)
                    .read(before, most);
            var found = read.messages().stream().map(message -> message(stream, message)).toList();
            return Asked.of(new OlderMessages(found, read.reached(), read.all()));
        } catch (QuestionFailed failed) {
            return Asked.failed(sentence(failed));
        }
    }

    private static HistoryMessage message(String stream, StoredMessage.Found found) {
        var time = found.time() == null ? Instant.EPOCH : found.time();
        var arrival = new Arrival(time, found.subject(), Meaning.NONE, found.payload(), found.payload().length,
                found.headers());
        return new HistoryMessage(arrival, -1, false, new Place(stream, found.sequence()));
    }

    @Override
    public Asked<List<StreamSummary>> streams() {
        var list = new StreamPages();
        try {
            for (int page = 0; page < MOST_PAGES && list.more(); page++) {
                list.add(wait(questions.ask(StreamPages.SUBJECT, list.question(), PATIENCE)));
            }
            return new Asked<>(list.streams(), list.more() ? "There are more streams than were asked for." : "");
        } catch (QuestionFailed failed) {
            return list.streams().isEmpty()
                    ? Asked.failed(sentence(failed))
                    : new Asked<>(list.streams(), sentence(failed));
        }
    }

    @Override
    public Asked<StoredPage> subjects(String stream, String filter, int most, BooleanSupplier wanted) {
        Map<String, Long> found = new HashMap<>();
        long total = 0;
        int offset = 0;
        try {
            while (wanted.getAsBoolean()) {
                var page = info(stream, filter, offset);
                total = Math.max(page.total, page.subjects.size());
                if (total > most) {
                    return Asked.of(new StoredPage(stream, filter, Map.of(), total));
                }
                int before = found.size();
                found.putAll(page.subjects);
                offset += page.subjects.size();
                if (page.subjects.isEmpty() || found.size() == before || offset >= total) {
                    break; // also if the server says that there is more and gives none
                }
            }
            return Asked.of(new StoredPage(stream, filter, Map.copyOf(found), Math.max(total, found.size())));
        } catch (QuestionFailed failed) {
            return Asked.failed(sentence(failed));
        }
    }

    private StreamInfo info(String stream, String filter, int offset) throws QuestionFailed {
        var question = "{\"subjects_filter\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(filter))
                + "\",\"offset\":" + offset + "}";
        return StreamInfo.read(wait(questions.ask("$JS.API.STREAM.INFO." + stream, question, PATIENCE)));
    }

    private static <T> T wait(CompletableFuture<T> answer) throws QuestionFailed {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw QuestionFailed.of(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new QuestionFailed(QuestionFailed.Reason.NOT_CONNECTED, "the program ends");
        }
    }

    /** What to say, and what to do about it where that is known. */
    static String sentence(QuestionFailed failed) {
        var text = Visible.line(String.valueOf(failed.getMessage()), 300);
        var first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
        return switch (failed.reason()) {
            case NOT_PERMITTED -> first + " Ask for that permission to see what streams hold.";
            case NOT_CONNECTED -> first + " Try again when the connection is back.";
            case NO_ANSWER -> text.contains("was not answered")
                    ? first + " The stream may have no leader, or the server is busy; try again."
                    : first;
            case NOBODY_THERE -> first + " There is only what was heard live.";
        };
    }
}
