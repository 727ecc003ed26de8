package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.model.Vocabulary;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.LastEvents;
import java.util.function.Supplier;

/**
 * What the events screen has from outside besides messages.
 *
 * @param cells reads the columns that a user added
 * @param heard words of recent messages; too long for a frame
 * @param ticks finds ticks that agents skipped
 * @param history streams, to be read instead of what comes live
 * @param lastEvents what became of the last events of agents; asked once a second
 */
public record Surroundings(Memory memory, Columns.Reader cells, Supplier<Vocabulary> heard,
        TickWatch ticks, History history, Supplier<LastEvents> lastEvents) {}
