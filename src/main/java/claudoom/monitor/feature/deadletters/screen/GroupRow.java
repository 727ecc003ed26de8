package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.Group;
import java.util.Arrays;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the groups; it lives as long as its group and changes in place. */
public final class GroupRow {

    private final @Nullable String fingerprint;
    private final ReadOnlyObjectWrapper<Counted> counted;

    /** @param found how many of its letters the filter lets through; null without a filter */
    record Counted(Group group, @Nullable Integer found) {}

    /** @param fingerprint null for the line that stands for all groups */
    GroupRow(@Nullable String fingerprint, Group group) {
        this.fingerprint = fingerprint;
        counted = new ReadOnlyObjectWrapper<>(new Counted(group, null));
    }

    void show(Group next, @Nullable Integer found) {
        var now = group();
        if (!Objects.equals(found, counted.get().found) || next.count() != now.count()
                || !Objects.equals(next.last(), now.last()) || !Objects.equals(next.first(), now.first())
                || !Arrays.equals(next.hour(), now.hour())) {
            counted.set(new Counted(next, found));
        }
    }

    boolean holds(String group) {
        return fingerprint == null || fingerprint.equals(group);
    }

    public Group group() {
        return counted.get().group;
    }

    ReadOnlyObjectProperty<Counted> countedProperty() {
        return counted.getReadOnlyProperty();
    }
}
