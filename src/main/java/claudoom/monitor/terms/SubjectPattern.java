package claudoom.monitor.terms;

/** A subject with NATS wildcards: {@code *} stands for one token, a last {@code >} for one or more. */
public record SubjectPattern(String text) {

    public SubjectPattern {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a subject pattern needs at least one token");
        }
    }

    /** Whether a published subject falls under this pattern. A literal {@code *} in the subject is a token like any other. */
    public boolean matches(String subject) {
        int p = 0;
        int s = 0;
        while (true) {
            int patternEnd = end(text, p);
            if (patternEnd - p == 1 && text.charAt(p) == '>' && patternEnd == text.length()) {
                return s <= subject.length();
            }
            int subjectEnd = end(subject, s);
            boolean any = patternEnd - p == 1 && text.charAt(p) == '*';
            if (!any && (patternEnd - p != subjectEnd - s || !text.regionMatches(p, subject, s, patternEnd - p))) {
                return false;
            }
            boolean patternDone = patternEnd == text.length();
            boolean subjectDone = subjectEnd == subject.length();
            if (patternDone || subjectDone) {
                return patternDone && subjectDone;
            }
            p = patternEnd + 1;
            s = subjectEnd + 1;
        }
    }

    /** Whether every subject that falls under the other pattern falls under this one. */
    public boolean covers(SubjectPattern narrow) {
        // a pattern that ends in > as a subject: its > is one token like any other there, and stands for one or more
        return matches(narrow.text) && (text.endsWith(">") || !narrow.text.endsWith(">"));
    }

    /** Whether some subject falls under both. */
    public boolean meets(SubjectPattern other) {
        for (int a = 0, b = 0;;) {
            int endA = end(text, a);
            int endB = end(other.text, b);
            if (isRest(text, a) || isRest(other.text, b)) {
                return true;
            }
            boolean any = isAny(text, a, endA) || isAny(other.text, b, endB);
            if (!any && !text.substring(a, endA).equals(other.text.substring(b, endB))) {
                return false;
            }
            if (endA == text.length() || endB == other.text.length()) {
                return endA == text.length() && endB == other.text.length();
            }
            a = endA + 1;
            b = endB + 1;
        }
    }

    private static boolean isRest(String pattern, int from) {
        return from == pattern.length() - 1 && pattern.charAt(from) == '>';
    }

    private static boolean isAny(String pattern, int from, int end) {
        return end - from == 1 && pattern.charAt(from) == '*';
    }

    /** Whether the text holds a wildcard token, so that a message cannot be meant for it. */
    public boolean hasWildcard() {
        for (int p = 0; p <= text.length();) {
            int end = end(text, p);
            if (end - p == 1 && (text.charAt(p) == '*' || text.charAt(p) == '>')) {
                return true;
            }
            p = end + 1;
        }
        return false;
    }

    private static int end(String subject, int from) {
        int dot = subject.indexOf('.', from);
        return dot < 0 ? subject.length() : dot;
    }
}
