package claudoom.monitor.nats;

/** A password or token: usable, never printable. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    char[] chars() {
        return value.toCharArray();
    }

    @Override
    public String toString() {
        return "***";
    }
}
