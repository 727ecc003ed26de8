package claudoom.monitor.grammar;

/** The names by which screens ask for what stands in a payload; a grammar file says where each of them is found. */
public final class FieldNames {

    public static final String AGENT = "agent";
    public static final String EXPERIMENT = "experiment";
    public static final String RUN = "run";
    public static final String EPISODE = "episode";
    public static final String GENERATION = "generation";
    public static final String TICK = "tick";
    public static final String TIME = "time";
    public static final String TRACE = "trace";
    public static final String ACTION = "action";
    /** From 0 to 1. */
    public static final String CONFIDENCE = "confidence";
    /** Time to decide, in microseconds. */
    public static final String LATENCY_US = "latency_us";
    public static final String LATENCY_P99_US = "latency_p99_us";
    public static final String KILLS = "kills";
    public static final String DEATHS = "deaths";
    public static final String CAUSE = "cause";
    /** How long an episode lasted, in seconds. */
    public static final String SURVIVAL_S = "survival_s";
    public static final String SCORE = "score";
    public static final String QUERY = "query";
    public static final String STATUS = "status";
    public static final String PHASE = "phase";
    public static final String REASON = "reason";
    public static final String DESIGN = "design";
    public static final String RUNS_TOTAL = "runs_total";
    public static final String RUNS_COMPLETED = "runs_completed";
    public static final String EPISODES_PER_RUN = "episodes_per_run";
    public static final String EPISODES_COMPLETED = "episodes_completed";
    public static final String EPISODES_TOTAL = "episodes_total";
    public static final String POPULATION = "population";
    public static final String BEST_FITNESS = "best_fitness";
    public static final String AVG_FITNESS = "avg_fitness";
    public static final String MUTATIONS = "mutations";
    public static final String CROSSOVERS = "crossovers";
    public static final String DURATION_S = "duration_s";
    public static final String METRIC = "metric";
    public static final String VALUE = "value";
    public static final String COMMAND = "command";
    public static final String ORIGINAL = "original";
    public static final String STREAM = "stream";
    public static final String CONSUMER = "consumer";
    public static final String SEQUENCE = "sequence";
    public static final String DELIVERIES = "deliveries";

    private FieldNames() {}
}
