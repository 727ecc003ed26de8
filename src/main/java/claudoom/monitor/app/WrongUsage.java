package claudoom.monitor.app;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in words that say what to write instead. */
final class WrongUsage {

    private WrongUsage() {}

    static String words(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unknown && !unknown.getUnmatched().isEmpty()) {
            var first = unknown.getUnmatched().getFirst();
            return first.startsWith("-")
                    ? "there is no option " + first
                    : "\"" + first + "\" stands alone; every value belongs to an option";
        }
        if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()
                && missing.getMissing().getFirst() instanceof OptionSpec bare) {
            return bare.longestName() + " needs a value: " + bare.longestName() + " " + bare.paramLabel();
        }
        if (wrong instanceof OverwrittenOptionException again && again.getOverwritten() instanceof OptionSpec twice) {
            return twice.longestName() + " is given twice; give it once";
        }
        if (!(wrong.getArgSpec() instanceof OptionSpec option)) {
            return String.valueOf(wrong.getMessage());
        }
        var value = wrong.getValue();
        if (value == null) {
            return String.valueOf(wrong.getMessage());
        }
        return option.longestName() + " takes " + takes(option) + "; it was " + (value.isEmpty() ? "empty" : value);
    }

    private static String takes(OptionSpec option) {
        if (option.type() == double.class) {
            return "seconds, for example 10";
        }
        if (option.type() == int.class) {
            return "a whole number";
        }
        return option.type() == boolean.class ? "no value" : option.paramLabel();
    }
}
