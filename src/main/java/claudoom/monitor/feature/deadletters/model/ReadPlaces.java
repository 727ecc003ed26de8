package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The places of streams from which a message was taken, so that none is taken twice when a part has to be read again; bounded, the
 * first are forgotten first. Not thread-safe.
 */
public final class ReadPlaces {

    /** About 5 MB; a part that has to be read again has far fewer. */
    static final int MOST = 50_000;

    private final Bounded<Place, Boolean> places = new Bounded<>(MOST);

    /** With the time, because after a crash a stream may give the same sequence to another message. */
    private record Place(String stream, long sequence, long second, int nano) {}

    /**
     * Remembers it.
     *
     * @param stored when, or null if the server does not say it
     * @return whether it was not known
     */
    public boolean add(StoredAt place, @Nullable Instant stored) {
        var time = stored == null ? Instant.EPOCH : stored;
        return places.putIfAbsent(
                new Place(place.stream(), place.sequence(), time.getEpochSecond(), time.getNano()), true) == null;
    }
}
