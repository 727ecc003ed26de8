package claudoom.monitor.terms;

/**
 * How large the machine of a regular expression may become: its time for one character grows with its steps, and repetitions in
 * repetitions make millions of them out of a few signs.
 */
public final class RegexSize {

    private static final int LONGEST = 300;
    private static final long MOST_STEPS = 10_000;

    private RegexSize() {}

    /** Whether it is larger than anybody needs; then it should not even be compiled. */
    public static boolean tooLarge(String regex) {
        return regex.length() > LONGEST || steps(regex) > MOST_STEPS;
    }

    /** About so many steps it has, hardly ever more: repetitions in repetitions multiply. */
    public static long steps(String regex) {
        long steps = Math.max(1, regex.length());
        for (int open = regex.indexOf('{'); open >= 0; open = regex.indexOf('{', open + 1)) {
            long most = 1;
            long number = 0;
            for (int i = open + 1; i < regex.length() && "0123456789,".indexOf(regex.charAt(i)) >= 0; i++) {
                number = regex.charAt(i) == ',' ? 0 : Math.min(MOST_STEPS, number * 10 + regex.charAt(i) - '0');
                most = Math.max(most, number);
            }
            steps = Math.min(MOST_STEPS + 1, steps * most);
        }
        return steps;
    }
}
