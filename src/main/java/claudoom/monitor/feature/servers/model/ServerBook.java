package claudoom.monitor.feature.servers.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which servers there were, so that one that is gone can be missed: a dead server says nothing, and the others leave it
 * out of what they tell. One silence proves nothing, three in a row do. Any thread.
 */
public final class ServerBook {

    static final int SILENCES = 3;
    /** A server that is gone for so long was taken away. */
    static final Duration REMEMBERED = Duration.ofHours(1);
    /** A server that no stream names any more for so long holds no copy. */
    private static final Duration NAMED = Duration.ofMinutes(5);
    private static final int MOST = 256;
    private static final String BY_ADDRESS = "This login may not ask the servers themselves"
            + " ($SYS.REQ.ACCOUNT.PING.STATZ): only one that leaves the list of addresses is noticed, a frozen one is not.";

    private final Map<String, Known> servers = new TreeMap<>();
    private final Map<String, Instant> named = new HashMap<>();
    private List<String> addresses = List.of();
    private int answering;
    private boolean byName = true;
    private @Nullable Instant asked;

    /** What was heard of one server. */
    private static final class Known {
        private @Nullable Instant heard;
        private @Nullable Instant missedSince;
        private int silences;

        boolean lost() {
            return silences >= SILENCES;
        }
    }

    /** Answers, or the lack of them. @return who was lost by it, and who is back */
    public synchronized List<ServerChange> take(Round round) {
        var changes = new ArrayList<ServerChange>();
        var answers = round.answering();
        if (byName != (answers != null)) {
            servers.clear(); // names and addresses are not the same things
            byName = answers != null;
        }
        asked = round.at();
        addresses = round.addresses();
        var there = answers == null
                ? Set.copyOf(addresses)
                : answers.stream().map(Round.Answer::name).collect(Collectors.toUnmodifiableSet());
        answering = answers == null
                ? addresses.size()
                : (int) answers.stream().filter(one -> round.cluster().equals(one.cluster())).map(Round.Answer::name)
                        .distinct().count();
        for (var name : there) {
            heard(name, round.at(), changes);
        }
        missed(there, round.at(), changes);
        return changes;
    }

    private void heard(String name, Instant at, List<ServerChange> changes) {
        if (servers.size() >= MOST && !servers.containsKey(name)) {
            return;
        }
        var known = servers.computeIfAbsent(name, any -> new Known());
        if (known.lost()) {
            changes.add(new ServerChange(at, name, false));
        }
        known.heard = at;
        known.missedSince = null;
        known.silences = 0;
    }

    private void missed(Collection<String> there, Instant at, List<ServerChange> changes) {
        named.values().removeIf(when -> Duration.between(when, at).compareTo(NAMED) > 0);
        if (byName) {
            named.keySet().forEach(name -> servers.computeIfAbsent(name, any -> new Known()));
        }
        servers.entrySet().removeIf(entry -> {
            var known = entry.getValue();
            if (there.contains(entry.getKey())) {
                return false;
            }
            known.missedSince = known.missedSince == null ? at : known.missedSince;
            known.silences++;
            if (known.silences == SILENCES) {
                changes.add(new ServerChange(at, entry.getKey(), true));
            }
            boolean wanted = named.containsKey(entry.getKey());
            return !wanted && (known.heard == null
                    || Duration.between(known.missedSince, at).compareTo(REMEMBERED) > 0);
        });
    }

    /** Streams keep copies on these servers, so they should live. */
    public synchronized void named(Collection<String> names, Instant at) {
        for (var name : names) {
            if (!name.contains(" ") && (named.containsKey(name) || named.size() < MOST)) { // some servers put a sentence there
                named.put(name, at);
            }
        }
    }

    /** Whether somebody may have been lost that should be asked for again soon. */
    public synchronized boolean doubtful() {
        return servers.values().stream().anyMatch(known -> known.silences > 0 && !known.lost());
    }

    /** There is no cluster here, or another one. */
    public synchronized void clear() {
        servers.clear();
        named.clear();
        addresses = List.of();
        answering = 0;
        asked = null;
    }

    public synchronized ServersPicture picture() {
        var lines = new ArrayList<ServerLine>();
        servers.forEach((name, known) -> lines.add(new ServerLine(name, known.heard,
                known.lost() ? known.heard == null ? known.missedSince : known.heard : null)));
        int lost = (int) lines.stream().filter(ServerLine::lost).count();
        int silent = byName ? Math.max(0, least(addresses) - answering - lost) : 0;
        int possible = byName ? Math.max(0, addresses.size() - answering - lost - silent) : 0;
        return new ServersPicture(lines, asked == null ? 0 : silent, asked == null ? 0 : possible, asked,
                byName ? "" : BY_ADDRESS);
    }

    /** A server has one port for clients and perhaps several hosts: as many as one host has ports there are at least. */
    private static int least(Collection<String> addresses) {
        var ports = new HashMap<String, Set<String>>();
        for (var address : addresses) {
            int colon = address.lastIndexOf(':');
            if (colon > 0) {
                ports.computeIfAbsent(address.substring(0, colon), host -> new HashSet<>())
                        .add(address.substring(colon + 1));
            }
        }
        return ports.values().stream().mapToInt(Set::size).max().orElse(0);
    }
}
