package claudoom.monitor.terms;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the machine of a regular expression may become: its time for one character grows with its steps, and repetitions in
 * repetitions make millions of them out of a few signs.
 */
public final class RegexSize {

    /** Signs that an expression may have. */
    public static final int LONGEST = 300;
    /** With so many steps one text of usual length takes a few milliseconds. */
    public static final long MOST_STEPS = 2_000;

    private static final long FULL = 1_000_000_000;

    private final String regex;
    private final Deque<Long> outside = new ArrayDeque<>();
    private long sum;
    private long atom;
    private int at;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /** Whether it is larger than anybody needs; then it should not even be compiled. */
    public static boolean tooLarge(String regex) {
        return regex.length() > LONGEST || steps(regex) > MOST_STEPS;
    }

    /** About so many steps it has, hardly ever more: repetitions in repetitions multiply, side by side they add up. */
    public static long steps(String regex) {
        return new RegexSize(regex).count();
    }

    private long count() {
        boolean plain = !regex.contains("\\Q"); // else signs may be only text, and closing ones close nothing
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> {
                    at++;
                    add(1);
                }
                case '[' -> {
                    at = plain ? classEnd(at) : at;
                    add(1);
                }
                case '(' -> {
                    outside.push(sum);
                    sum = 0;
                    add(1);
                }
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?' -> sum = Math.min(FULL, sum + 1);
                default -> add(1);
            }
        }
        return Math.max(1, outside.stream().reduce(sum, (one, other) -> Math.min(FULL, one + other)));
    }

    private void add(long steps) {
        atom = steps;
        sum = Math.min(FULL, sum + steps);
    }

    private void close() {
        long inside = sum + 1;
        sum = outside.isEmpty() ? 0 : outside.pop();
        add(inside);
    }

    private void repeat() {
        int end = regex.indexOf('}', at);
        var times = end < 0 ? "" : regex.substring(at, end);
        if (!times.matches("\\d+(,\\d*)?")) {
            add(1);
            return;
        }
        long most = 1;
        for (var part : times.split(",", -1)) {
            most = Math.max(most, part.isEmpty() ? 1 : part.length() > 6 ? FULL : Long.parseLong(part));
        }
        at = end + 1;
        sum -= atom;
        add(Math.min(FULL, atom * most));
    }

    /** Behind the bracket that closes a set of characters; where none does, behind the one that opens it. */
    private int classEnd(int from) {
        int i = from;
        i += i < regex.length() && regex.charAt(i) == '^' ? 1 : 0;
        for (int first = i; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == ']' && i > first) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            } else if (regex.startsWith("[:", i)) {
                int named = regex.indexOf(":]", i + 2);
                i = named < 0 ? i : named + 1;
            }
        }
        return from;
    }
}
