package claudoom.monitor.terms;

import org.jspecify.annotations.Nullable;

/**
 * What a grammar reads in one subject.
 *
 * @param event the word for what happened, mostly the last token: {@code action}, {@code start}, {@code pause} …
 * @param original of a dead letter the subject it first had as far as the dead letter's subject tells, else null
 */
public record Meaning(Kind kind, String event, @Nullable String agent, @Nullable String experiment,
        @Nullable String generation, @Nullable String original) {

    /** A subject that no grammar knows. */
    public static final Meaning NONE = new Meaning(Kind.OTHER, "", null, null, null, null);
}
