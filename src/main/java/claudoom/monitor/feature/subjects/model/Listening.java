package claudoom.monitor.feature.subjects.model;

/**
 * One pattern that is listened to.
 *
 * @param messages that came on its subscription
 * @param bytes of their payloads
 * @param again those that another pattern had brought already: they are not counted anywhere else
 * @param refused the login may not listen to it
 * @param fromStart every start brings it, whatever was chosen before
 */
public record Listening(String pattern, long messages, long bytes, long again, boolean refused, boolean fromStart) {}
