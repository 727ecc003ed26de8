package claudoom.monitor.nats;

import io.nats.client.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Tells the first copy of a message from further ones, where several subscriptions bring it. Copies are known by what they
 * hold, and counted: of equal ones as many are first as the subscription that brought most of them brought.
 */
final class Copies {

    /** Copies of one message come close together; after as many other messages it is forgotten. */
    static final int WINDOW = 1 << 16;

    private Map<Long, Tally> now = new HashMap<>();
    private Map<Long, Tally> before = new HashMap<>();

    /** How often each subscription brought a message that looks like this. */
    private static final class Tally {

        private int[] each = new int[4];
        private int most;

        boolean first(int subscription) {
            if (subscription >= each.length) {
                each = Arrays.copyOf(each, Math.max(subscription + 1, each.length * 2));
            }
            boolean first = ++each[subscription] > most;
            most += first ? 1 : 0;
            return first;
        }

        /** Whether anything is left. */
        boolean keep(Set<Integer> subscriptions) {
            most = 0;
            for (int n = 0; n < each.length; n++) {
                each[n] = subscriptions.contains(n) ? each[n] : 0;
                most = Math.max(most, each[n]);
            }
            return most > 0;
        }
    }

    /** @param subscription a small number, another one for each subscription */
    boolean first(Message message, int subscription) {
        return first(print(message), subscription);
    }

    synchronized boolean first(long print, int subscription) {
        var tally = now.get(print);
        if (tally == null) {
            tally = before.remove(print);
            if (now.size() >= WINDOW) {
                before = now;
                now = new HashMap<>();
            }
            tally = tally == null ? new Tally() : tally;
            now.put(print, tally);
        }
        return tally.first(subscription);
    }

    /**
     * What other subscriptions brought counts no more: they bring no further copies, and whoever comes in their place begins with
     * none.
     */
    synchronized void keep(Set<Integer> subscriptions) {
        now.values().removeIf(tally -> !tally.keep(subscriptions));
        before.values().removeIf(tally -> !tally.keep(subscriptions));
    }

    /** What was brought so far is forgotten: nothing of it can come again. */
    synchronized void clear() {
        now = new HashMap<>();
        before = new HashMap<>();
    }

    private static long print(Message message) {
        var payload = message.getData();
        var sum = new CRC32C();
        sum.update(payload);
        int headers = message.hasHeaders() ? Connections.asMap(message.getHeaders()).hashCode() : 0;
        long high = 31L * message.getSubject().hashCode() + headers;
        return (high * 0x9E3779B97F4A7C15L ^ Arrays.hashCode(payload)) << 32 ^ high << 16 ^ sum.getValue();
    }
}
