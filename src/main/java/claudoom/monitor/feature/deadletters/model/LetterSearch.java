package claudoom.monitor.feature.deadletters.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the letters that contain a text in their subjects, reason, group, consumer or payload, whatever its case. What was found
 * is remembered, and only so many bytes are looked through at a time, so that the screen goes on meanwhile. One thread.
 */
public final class LetterSearch {

    private final long budget;
    private final Map<Long, Verdict> verdicts = new HashMap<>();
    private String words = "";
    private byte[] needle = {};
    private long spent;
    private int unjudged;

    private record Verdict(DeadLetter letter, boolean matches) {}

    /** @param budget bytes looked through between two calls of {@link #begin} */
    public LetterSearch(long budget) {
        this.budget = budget;
    }

    /** Begins one pass over all letters. */
    public void begin(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (!wanted.equals(words)) {
            words = wanted;
            needle = wanted.getBytes(StandardCharsets.UTF_8);
            verdicts.clear();
        }
        spent = 0;
        unjudged = 0;
    }

    /** Whether there is anything to look for. */
    public boolean active() {
        return !words.isEmpty();
    }

    /** Letters that this pass had no time for; they count as not matching until the next. */
    public int unjudged() {
        return unjudged;
    }

    public boolean matches(DeadLetter letter) {
        if (!active()) {
            return true;
        }
        var known = verdicts.get(letter.number());
        if (known != null && letter.equals(known.letter)) {
            return known.matches;
        }
        if (spent > budget) {
            unjudged++;
            return known != null && known.matches;
        }
        spent += letter.weight() + 200;
        boolean matches = found(letter);
        verdicts.put(letter.number(), new Verdict(letter, matches));
        return matches;
    }

    /** Forgets the letters that are forgotten. */
    public void keepOnly(Set<Long> numbers) {
        verdicts.keySet().retainAll(numbers);
    }

    private boolean found(DeadLetter letter) {
        var failure = letter.failure();
        return in(letter.subject()) || in(letter.originalSubject()) || in(failure.reason()) || in(letter.fingerprint())
                || in(failure.consumer()) || in(failure.stream()) || in(letter.notice().bytes())
                || in(letter.original().payload());
    }

    private boolean in(@Nullable String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(words);
    }

    private boolean in(byte[] bytes) {
        int last = bytes.length - needle.length;
        for (int at = 0; at <= last; at++) {
            if (lower(bytes[at]) == needle[0] && rest(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean rest(byte[] bytes, int at) {
        for (int i = 1; i < needle.length; i++) {
            if (lower(bytes[at + i]) != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
