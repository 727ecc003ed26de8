package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.List;

/** Something to be done to a consumer; nothing of it happens before it is shown and confirmed. */
public sealed interface ConsumerDeed {

    ConsumerAction action();

    /** Delivers nothing for so long, from when it is made ready. */
    record Pause(Duration span) implements ConsumerDeed {
        @Override
        public ConsumerAction action() {
            return ConsumerAction.PAUSE;
        }
    }

    /** Delivers again. */
    record Resume() implements ConsumerDeed {
        @Override
        public ConsumerAction action() {
            return ConsumerAction.RESUME;
        }
    }

    /** Begins anew at this sequence of the stream. */
    record Reset(long sequence) implements ConsumerDeed {
        @Override
        public ConsumerAction action() {
            return ConsumerAction.RESET;
        }
    }

    /** Lets another client of the group be served. */
    record Unpin(String group) implements ConsumerDeed {
        @Override
        public ConsumerAction action() {
            return ConsumerAction.UNPIN;
        }
    }

    /** Takes the consumer away with all it knows of its messages. */
    record Delete() implements ConsumerDeed {
        @Override
        public ConsumerAction action() {
            return ConsumerAction.DELETE;
        }
    }

    /**
     * Changes settings, and none but these.
     *
     * @param ackWait as it shall be, as are all of them
     */
    record Edit(Duration ackWait, long maxDeliver, long maxAckPending, List<Duration> backoff,
            String description) implements ConsumerDeed {

        public Edit {
            backoff = List.copyOf(backoff);
        }

        @Override
        public ConsumerAction action() {
            return ConsumerAction.EDIT;
        }
    }
}
