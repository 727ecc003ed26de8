package claudoom.monitor.demo;

/** What the orchestrator has the agents do at the moment. */
record Assignment(String experiment, Run run, int generation) {

    String generationId() {
        return "gen-" + generation;
    }
}
