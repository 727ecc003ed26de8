package claudoom.monitor.feature.lag.model;

import java.time.Duration;

/**
 * What a stream may hold before it removes its oldest messages.
 *
 * @param messages zero or less is no limit
 * @param bytes zero or less is no limit
 * @param maxAge zero is no limit
 * @param dropsOldest whether the oldest go when it is full; otherwise it refuses new ones, and only age removes any
 */
public record StreamLimits(long messages, long bytes, Duration maxAge, boolean dropsOldest) {}
