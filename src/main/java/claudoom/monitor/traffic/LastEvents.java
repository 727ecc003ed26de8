package claudoom.monitor.traffic;

/**
 * How far the last ten events of every agent can still be read.
 *
 * @param aside so many of them are not in the tail any more, but kept
 * @param forgotten so many were forgotten while they were among the last ten, because the others took the room
 * @param agents the most agents whose last events are kept; 0 while there are no more
 */
public record LastEvents(long aside, long forgotten, int agents) {}
