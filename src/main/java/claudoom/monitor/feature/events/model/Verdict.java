package claudoom.monitor.feature.events.model;

/** What a subject alone tells about whether its messages are wanted. */
enum Verdict {
    YES, NO,
    /** It depends on the message. */
    LOOK;

    static Verdict of(boolean wanted) {
        return wanted ? YES : NO;
    }

    Verdict not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case LOOK -> LOOK;
        };
    }
}
