package claudoom.monitor.traffic;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The subjects in order of first appearance: one thread adds, any may read what the count covers. */
final class SubjectList {

    private volatile @Nullable LiveSubject[] list = new LiveSubject[1024];
    private volatile int count;

    void add(LiveSubject subject) {
        int number = count;
        var room = list;
        if (number == room.length) {
            room = Arrays.copyOf(room, number * 2);
        }
        room[number] = subject;
        list = room;
        count = number + 1; // last, so that whoever reads the new count finds the subject
    }

    int count() {
        return count;
    }

    LiveSubject get(int number) {
        return Objects.requireNonNull(list[number]);
    }
}
