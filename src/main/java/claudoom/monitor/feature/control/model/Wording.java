package claudoom.monitor.feature.control.model;

import claudoom.monitor.grammar.Command;
import claudoom.monitor.grammar.Command.Confirm;
import claudoom.monitor.grammar.Command.Scope;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a command is put into words, so that a button says what it does. */
public final class Wording {

    /** To more targets than this the operator types the command. */
    public static final int TYPE_ABOVE = 10;

    private static final Pattern EXPERIMENT = Pattern.compile("(?<!the )\\bexperiment\\b");
    private static final Pattern AGENT = Pattern.compile("\\bagent\\b");

    private Wording() {}

    /** "Pause the experiment", "Reset agent a1", "Reset 3 agents". */
    public static String deed(Command command, List<Parcel> parcels) {
        if (command.scope() == Scope.EXPERIMENT) {
            var named = parcels.size() == 1 ? parcels.getFirst().target() : null;
            return EXPERIMENT.matcher(command.title()).replaceFirst("the experiment")
                    + (named == null ? "" : " " + named);
        }
        var whom = parcels.size() == 1 ? "agent " + parcels.getFirst().target() : parcels.size() + " agents";
        var title = AGENT.matcher(command.title());
        return title.find()
                ? title.replaceFirst(Matcher.quoteReplacement(whom))
                : command.title() + ": " + whom;
    }

    /** The word to type before the command may leave, or null if a press is enough. */
    public static @Nullable String typed(Command command, int targets) {
        return command.confirm() == Confirm.TYPE || command.id().equals("shutdown") || targets > TYPE_ABOVE
                ? command.id()
                : null;
    }
}
