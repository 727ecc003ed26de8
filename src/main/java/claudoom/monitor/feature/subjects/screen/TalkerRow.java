package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Talker;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One place among the busiest subjects. */
public final class TalkerRow {

    private static final int LONGEST = 400;

    private final int place;
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messages = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper byteRate = new ReadOnlyStringWrapper("");
    private Talker talker;

    TalkerRow(int place, Talker talker, Window window) {
        this.place = place;
        this.talker = talker;
        show(talker, window);
    }

    void show(Talker now, Window window) {
        talker = now;
        var pace = now.rate();
        subject.set(Visible.line(now.subject(), LONGEST));
        messages.set(RowWords.count(now.messages()));
        rate.set(RowWords.rate(pace == null ? null : (Double) pace.messages()));
        byteRate.set(RowWords.bytes(pace == null ? null : (Double) pace.bytes()));
    }

    /** The subject is not tracked any more. */
    void gone() {
        messages.set(Figures.UNKNOWN);
        rate.set(Figures.UNKNOWN);
        byteRate.set(Figures.UNKNOWN);
    }

    int place() {
        return place;
    }

    Talker talker() {
        return talker;
    }

    public ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Within the window. */
    public ReadOnlyStringProperty messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty byteRateProperty() {
        return byteRate.getReadOnlyProperty();
    }
}
