package claudoom.monitor.feature.subjects.model;

import java.util.List;

/**
 * A part of what a stream holds of one subject.
 *
 * @param messages newest first, without holes
 * @param before the sequence below which to go on
 * @param all whether nothing older is there
 */
public record OlderMessages(List<HistoryMessage> messages, long before, boolean all) {}
