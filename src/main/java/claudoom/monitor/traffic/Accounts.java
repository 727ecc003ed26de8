package claudoom.monitor.traffic;

/**
 * Where every received message went; {@code received} is always the sum of the other four.
 *
 * @param shown counted in the tree and offered to the event list
 * @param filtered left out of the event list by the user's filter
 * @param evicted gone from the tail before the event list could look at it
 * @param dropped thrown away by the client library because this program was too slow
 */
public record Accounts(long received, long shown, long filtered, long evicted, long dropped) {

    public static final Accounts NONE = new Accounts(0, 0, 0, 0, 0);

    public boolean balanced() {
        return received == shown + filtered + evicted + dropped;
    }
}
