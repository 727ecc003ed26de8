package claudoom.monitor.demo;

/**
 * An agent and its connection.
 *
 * @param mute obeys, but never answers
 */
record Player(Agent agent, Line line, boolean mute) {}
