package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import java.time.Instant;

/** Who hears of a link; called on its thread, except {@code denied}. */
interface LinkListener {

    void state(LinkState state);

    /** Subscriptions stand; called before the state says so. */
    default void up() {}

    /**
     * @param lastAlive the last moment at which the link surely worked
     * @param why one sentence
     */
    default void down(Instant lastAlive, String why) {}

    /** Nothing more comes of a connection that was given up; nothing of the next one yet. */
    default void cut() {}

    /** @param subject of a publish or subscription that the server did not permit */
    default void denied(boolean publish, String subject) {}

    /** @param pattern of a subscription that was refused and is asked for again now */
    default void tried(String pattern) {}

    /** @param pattern of a subscription that was not refused when it was tried again, so it stands since then */
    default void permitted(String pattern) {}
}
