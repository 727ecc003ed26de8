package claudoom.monitor.feature.streams.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream held at one moment, said by its leader.
 *
 * @param at when it was asked, by our clock
 * @param first and {@code last} times of messages; null for an empty stream
 * @param deleted how many sequences between the first and the last are not there
 * @param leader null outside of a cluster
 */
public record StreamState(Instant at, long messages, long bytes, long firstSequence, long lastSequence,
        @Nullable Instant first, @Nullable Instant last, long consumers, long deleted, @Nullable Long subjects,
        long lost, @Nullable String leader, List<Peer> peers) {

    public StreamState {
        peers = List.copyOf(peers);
    }

    /** The same, with what a sample before tells of its copies. */
    StreamState after(StreamState before) {
        long progress = lastSequence - before.lastSequence;
        var judged = peers.stream().map(peer -> before.peers.stream().filter(one -> one.name().equals(peer.name()))
                .findFirst().map(one -> peer.after(one, progress)).orElse(peer)).toList();
        return new StreamState(at, messages, bytes, firstSequence, lastSequence, first, last, consumers, deleted,
                subjects, lost, leader, judged);
    }

    /** How many of its copies somebody should look after. */
    public long behind() {
        return peers.stream().filter(Peer::behind).count();
    }

    /** The copy that lags most; 0 without copies. */
    public long worstLag() {
        return peers.stream().mapToLong(Peer::lag).max().orElse(0);
    }
}
