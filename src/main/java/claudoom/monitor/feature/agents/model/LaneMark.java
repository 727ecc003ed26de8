package claudoom.monitor.feature.agents.model;

import claudoom.monitor.traffic.LiveSubject;

/**
 * Something rare that an agent reported.
 *
 * @param at when, epoch milliseconds
 * @param entry number of its message in the tail
 * @param count how many came so close together that one mark stands for them
 */
public record LaneMark(LiveSubject subject, long at, long entry, long count) {}
