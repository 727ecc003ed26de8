package claudoom.monitor.ui;

/**
 * A state as it is shown: icon and word together, so that colour is never the only sign.
 *
 * @param icon Ikonli code such as {@code fas-check-circle}
 * @param word in capitals for a state ("STALLED"), as a phrase for a count ("3 of 9 need attention")
 */
public record Sign(String icon, String word, Role role) {}
