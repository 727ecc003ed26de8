package claudoom.monitor.feature.events.model;

/** How two things stand to each other. */
enum Relation {
    EQUAL("="), DIFFERENT("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    static Relation of(String sign) {
        for (var relation : values()) {
            if (relation.sign.equals(sign) || (relation == EQUAL && sign.equals("=="))) {
                return relation;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    String sign() {
        return sign;
    }

    boolean ordered() {
        return this != EQUAL && this != DIFFERENT;
    }

    /** @param order of the first to the second, as comparators give it */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** Whether a moment stands so to a span, as "10:15" is a whole minute. */
    boolean holds(long moment, long from, long until) {
        return switch (this) {
            case EQUAL -> moment >= from && moment < until;
            case DIFFERENT -> moment < from || moment >= until;
            case LESS -> moment < from;
            case AT_MOST -> moment < until;
            case MORE -> moment >= until;
            case AT_LEAST -> moment >= from;
        };
    }
}
