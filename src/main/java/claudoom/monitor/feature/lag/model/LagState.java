package claudoom.monitor.feature.lag.model;

/** How a consumer is doing, in the words of the screen and the report; {@link LagRules} says when it is what. */
public enum LagState {
    OK("ok"), CATCHING_UP("info"), REWOUND("info"), FALLING_BEHIND("warn"), EXHAUSTED("warn"), STALLED("bad"), STOPPED(
            "bad"), STORM("bad"), LOST_UNREAD("bad"), PAUSED("off"), UNKNOWN("off");

    private final String role;

    LagState(String role) {
        this.role = role;
    }

    /** In capitals, as in "FALLING BEHIND". */
    public String word() {
        return name().replace('_', ' ');
    }

    /** How loud it is said: ok, info, warn, bad or off. */
    public String role() {
        return role;
    }

    /** Whether somebody has to act. */
    public boolean needsSomebody() {
        return role.equals("warn") || role.equals("bad");
    }
}
