package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * One of the busiest subjects within a window.
 *
 * @param messages counted within the window, or since it began to be watched if that is shorter
 * @param rate null while the window was not watched for long enough
 */
public record Talker(int node, String subject, long messages, @Nullable Rate rate) {}
