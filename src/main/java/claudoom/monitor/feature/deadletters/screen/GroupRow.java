package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.Group;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the groups; it lives as long as its group and changes in place. */
public final class GroupRow {

    private final @Nullable String fingerprint;
    private final ReadOnlyObjectWrapper<Group> group;

    /** @param fingerprint null for the line that stands for all groups */
    GroupRow(@Nullable String fingerprint, Group group) {
        this.fingerprint = fingerprint;
        this.group = new ReadOnlyObjectWrapper<>(group);
    }

    void show(Group next) {
        var now = group.get();
        if (next.count() != now.count() || !next.last().equals(now.last()) || !next.first().equals(now.first())
                || !Arrays.equals(next.hour(), now.hour())) {
            group.set(next);
        }
    }

    boolean holds(String group) {
        return fingerprint == null || fingerprint.equals(group);
    }

    public Group group() {
        return group.get();
    }

    public ReadOnlyObjectProperty<Group> groupProperty() {
        return group.getReadOnlyProperty();
    }
}
