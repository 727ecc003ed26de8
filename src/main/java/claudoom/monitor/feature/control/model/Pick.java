package claudoom.monitor.feature.control.model;

import java.util.List;

/**
 * Something that can be commanded, whatever the grammar.
 *
 * @param command its id
 * @param grammars names of the grammars that have words for it
 * @param agents whether it is for agents, not for the experiment
 * @param named whether its subject names a target
 */
public record Pick(String command, String title, List<String> grammars, boolean agents, boolean named) {}
