package claudoom.monitor.feature.events.model;

/** What a condition says of one message. */
enum Answer {
    YES, NO,
    /** It cannot be told: the payload is no JSON, or too large, or a number is wanted where a text stands. */
    UNDECIDED;

    static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNDECIDED -> UNDECIDED;
        };
    }
}
