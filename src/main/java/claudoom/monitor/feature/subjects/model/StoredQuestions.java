package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.SubjectPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked of which stream so that the subjects it holds are seen where somebody looks: a small stream at once and as
 * a whole, a large one only below the lines that were opened or for the filter that was typed, and nothing twice.
 */
public final class StoredQuestions {

    /** A stream with no more subjects is asked for all of them. */
    static final long SMALL = 5_000;
    /** The server gives so many in one page; more are not asked for. */
    public static final int MOST = 100_000;
    private static final int MOST_REMEMBERED = 2_000;
    /** Of a large stream so many questions are asked again, the newest. */
    private static final int MOST_AGAIN = 200;

    private final Map<String, StreamSummary> streams = new LinkedHashMap<>();
    private final Deque<Question> waiting = new ArrayDeque<>();
    private final List<Question> asked = new ArrayList<>();
    private final Map<String, String> troubles = new LinkedHashMap<>();

    /** @param below the prefix that was opened; null for a filter that was typed */
    public record Question(String stream, String filter, @Nullable String below) {

        boolean answers(Question other) {
            return stream.equals(other.stream)
                    && new SubjectPattern(filter).covers(new SubjectPattern(other.filter));
        }
    }

    /** These are the streams now; all that was asked before is forgotten. */
    public void streams(Collection<StreamSummary> all) {
        clear();
        for (var stream : all) {
            streams.put(stream.name(), stream);
            if (!stream.trouble().isEmpty()) {
                troubles.put(stream.name(), stream.trouble());
            }
            wantSmall(stream);
        }
    }

    /**
     * What became of the streams that were known.
     *
     * @param gone what they said is not true any more, and nobody asks them again
     * @param again what they said may not be true any more; questions for them wait
     */
    public record Renewed(List<String> gone, List<String> again) {}

    /**
     * These are the streams now. One that has gone, was made anew or holds fewer subjects than before is asked again what it was
     * asked.
     *
     * @param all whether all of them are asked again, because nobody knows what happened to them
     */
    public Renewed renew(Collection<StreamSummary> now, boolean all) {
        var deleted = new ArrayList<>(streams.keySet());
        var gone = new ArrayList<String>();
        var again = new ArrayList<String>();
        for (var stream : now) {
            var before = streams.get(stream.name());
            deleted.remove(stream.name());
            if (before != null && !stream.trouble().isEmpty()) {
                continue; // it does not answer now: what it said stays
            }
            streams.put(stream.name(), stream);
            if (before == null) {
                wantSmall(stream);
            } else if (all || lost(before, stream)) {
                (askAgain(stream) ? again : gone).add(stream.name());
            }
        }
        streams.keySet().removeAll(deleted);
        deleted.forEach(this::drop);
        gone.addAll(deleted);
        return new Renewed(List.copyOf(gone), List.copyOf(again));
    }

    private static boolean lost(StreamSummary before, StreamSummary now) {
        var had = before.subjects();
        var has = now.subjects();
        boolean fewer = has != null && (had == null || has < had) && (has <= SMALL || had == null || has < had / 2);
        return !before.created().equals(now.created()) || fewer;
    }

    /** Returns whether there is anything to ask it. */
    private boolean askAgain(StreamSummary stream) {
        var name = stream.name();
        var before = Stream.concat(asked.stream(), waiting.stream()).filter(one -> one.stream().equals(name)).toList();
        drop(name);
        wantSmall(stream);
        if (asks(stream)) {
            before.stream().skip(Math.max(0, before.size() - MOST_AGAIN)).forEach(this::want);
        }
        return waiting.stream().anyMatch(one -> one.stream().equals(name));
    }

    /** What it was asked or was to be asked. */
    private void drop(String stream) {
        asked.removeIf(one -> one.stream().equals(stream));
        waiting.removeIf(one -> one.stream().equals(stream));
        troubles.keySet().removeIf(key -> key.equals(stream) || key.startsWith(stream + " "));
    }

    private void wantSmall(StreamSummary stream) {
        var subjects = stream.subjects();
        if (stream.trouble().isEmpty() && subjects != null && subjects > 0 && subjects <= SMALL) {
            want(new Question(stream.name(), ">", null));
        }
    }

    /** Nothing is known. */
    public void clear() {
        streams.clear();
        waiting.clear();
        asked.clear();
        troubles.clear();
    }

    /** Somebody opened the line with this path. */
    public void opened(String path) {
        var prefix = Prefix.of(path);
        var filter = prefix.filter();
        if (filter.isEmpty()) {
            return;
        }
        for (var stream : streams.values()) {
            if (asks(stream) && stream.patterns().stream().anyMatch(prefix::meets)) {
                var question = new Question(stream.name(), filter, path);
                if (tooWide(stream, filter)) {
                    many(question, stream.subjects());
                } else {
                    want(question);
                }
            }
        }
    }

    private static boolean asks(StreamSummary stream) {
        var subjects = stream.subjects();
        return stream.trouble().isEmpty() && (subjects == null || subjects > SMALL);
    }

    private static boolean tooWide(StreamSummary stream, String filter) {
        var subjects = stream.subjects();
        var wide = new SubjectPattern(filter);
        return subjects != null && subjects > MOST && stream.patterns().stream().allMatch(wide::covers);
    }

    /** Somebody looks for the subjects that match a pattern with wildcards. */
    public void filtered(String pattern) {
        for (var stream : streams.values()) {
            if (asks(stream) && !tooWide(stream, pattern)) {
                want(new Question(stream.name(), pattern, null));
            }
        }
    }

    private void want(Question question) {
        boolean known = asked.stream().anyMatch(one -> one.answers(question))
                || waiting.stream().anyMatch(one -> one.answers(question));
        if (!known) {
            waiting.add(question);
        }
    }

    /** The line with this path was closed: what waits for it or for a line below it is not asked any more. */
    public void closed(String path) {
        var prefix = Prefix.of(path);
        waiting.removeIf(question -> question.below() != null && prefix.covers(Prefix.of(question.below())));
    }

    /** The next to ask; null if nothing is. */
    public @Nullable Question next() {
        var question = waiting.poll();
        if (question != null) {
            asked.add(question);
            if (asked.size() > MOST_REMEMBERED) {
                asked.removeFirst();
            }
        }
        return question;
    }

    /** It was not answered to the end: it may be asked again. */
    public void undone(Question question) {
        asked.remove(question);
    }

    /** There are too many to ask for. */
    public void many(Question question, @Nullable Long total) {
        troubles.put(question.stream() + " " + question.filter(),
                question.stream() + " holds " + (total == null ? "more" : String.format(Locale.ROOT, "%,d", total))
                        + " subjects of " + question.filter() + ": narrow the filter, or open a line further down.");
    }

    /** It could not be answered. */
    public void failed(Question question, String why) {
        undone(question);
        troubles.put(question.stream(), question.stream() + ": " + why);
    }

    /** What the user should know, newest last; at most three sentences. */
    public List<String> troubles() {
        var all = List.copyOf(troubles.values());
        return all.subList(Math.max(0, all.size() - 3), all.size());
    }

    /** All streams that are known. */
    public List<String> names() {
        return List.copyOf(streams.keySet());
    }
}
