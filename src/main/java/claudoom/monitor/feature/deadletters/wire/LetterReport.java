package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters.Snapshot;
import claudoom.monitor.feature.deadletters.model.Group;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The letters as report.json has them. */
public final class LetterReport {

    private LetterReport() {}

    /** @param exact whether the letters are all that came and are kept; else no count is known, only some of them are */
    public static Map<String, @Nullable Object> of(Snapshot letters, boolean exact) {
        var section = new LinkedHashMap<String, @Nullable Object>();
        section.put("total", exact ? (Long) letters.total() : null);
        section.put("groups", letters.groups().stream().map(group -> group(group, exact)).toList());
        section.put("letters", letters.letters().stream().map(LetterReport::letter).toList());
        return section;
    }

    private static Map<String, @Nullable Object> group(Group group, boolean exact) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("fingerprint", group.fingerprint());
        map.put("count", exact ? (Long) group.count() : null);
        map.put("first", exact ? group.first() : null);
        map.put("last", group.last());
        return map;
    }

    private static Map<String, @Nullable Object> letter(DeadLetter letter) {
        var failure = letter.failure();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("source", letter.source().code());
        map.put("subject", letter.subject());
        map.put("original_subject", letter.originalSubject());
        map.put("stream", failure.stream());
        map.put("consumer", failure.consumer());
        map.put("sequence", failure.sequence());
        map.put("deliveries", failure.deliveries());
        map.put("reason", failure.reason());
        map.put("time", letter.time());
        map.put("size", letter.size());
        return map;
    }
}
