package claudoom.monitor.demo;

/** Names agents as the documents do: doom-agent-A … doom-agent-Z, doom-agent-AA … */
final class AgentNames {

    private static final int LETTERS = 26;

    private AgentNames() {}

    static String of(int number) {
        var letters = new StringBuilder();
        for (int rest = number; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return "doom-agent-" + letters;
    }
}
