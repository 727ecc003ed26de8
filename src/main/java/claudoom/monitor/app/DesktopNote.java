package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.lag.LagFeature;
import claudoom.monitor.feature.lag.LagFeature.Over;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.CornerNote;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Notes in the corner of the desktop for a window, and how many are over their limits in its title, which stands in the task bar. */
final class DesktopNote {

    private static final Duration ONCE_A_SECOND = Duration.ofSeconds(1);

    private final Stage window;
    private final LagFeature lag;
    private final CornerNote corner;
    private final LimitNotice notice;
    private Attachment ticking = () -> {};

    /**
     * @param open shows the page of a consumer, or for null the list of all
     * @param muted told when the user switches notes off from a note
     */
    DesktopNote(Stage window, LagFeature lag, Memory memory, Consumer<@Nullable ConsumerId> open, Runnable muted) {
        this.window = window;
        this.lag = lag;
        notice = new LimitNotice(new LimitNotice.Source() {
            @Override
            public List<Over> over() {
                return lag.over();
            }

            @Override
            public List<ConsumerId> crossed() {
                return lag.crossed();
            }
        }, new Corner(), memory, open);
        corner = new CornerNote("limit-note", new CornerNote.Acts(notice::open, notice::close, () -> {
            notice.on(false);
            muted.run();
        }));
    }

    boolean on() {
        return notice.on();
    }

    void on(boolean wanted) {
        notice.on(wanted);
    }

    void start(FramePump pump, InstantSource clock) {
        ticking = pump.every(ONCE_A_SECOND, () -> {
            int over = lag.over().size();
            window.setTitle(over == 0 ? Product.TITLE : "(" + over + " over limit) " + Product.TITLE);
            notice.tick(clock.instant());
        });
    }

    void close() {
        ticking.close();
        corner.hide();
    }

    private final class Corner implements LimitNotice.Note {

        @Override
        public void show(String title, List<String> lines, String act) {
            corner.show(
                    new CornerNote.Words(new Sign("fas-tachometer-alt", "OVER LIMIT", Role.WARN), title, lines, act),
                    window);
        }

        @Override
        public void hide() {
            corner.hide();
        }

        @Override
        public boolean read() {
            return corner.pointedAt();
        }
    }
}
