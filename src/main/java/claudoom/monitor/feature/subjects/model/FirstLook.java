package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * What a few seconds of a pattern looked like before it is listened to.
 *
 * @param fault why nothing was seen, as a sentence; null if something could be
 * @param known messages a second that are received already on other patterns
 * @param subjects distinct ones seen
 * @param manySubjects there were more
 * @param cut it was ended early because so much came
 */
public record FirstLook(@Nullable String fault, double messagesPerSecond, double bytesPerSecond, double known,
        int subjects, boolean manySubjects, double seconds, boolean cut) {

    public static FirstLook failed(String why) {
        return new FirstLook(why, 0, 0, 0, 0, false, 0, false);
    }
}
