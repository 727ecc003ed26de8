package claudoom.monitor.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** How an agent words what happens to it: one implementation for each of the two documents. */
sealed interface Voice permits GuideVoice, SkillVoice {

    Outgoing action(Standing now, RandomGenerator random);

    Outgoing observe(Standing now, RandomGenerator random);

    Outgoing score(Standing now);

    Outgoing death(Standing now);

    /** What only this document has: a query to the knowledge base, or a sign of health. */
    Outgoing aside(Standing now, RandomGenerator random);

    List<Outgoing> trouble(Standing now, RandomGenerator random);

    List<Outgoing> metrics(Standing now);

    /** The subject on which this agent is asked how it is. */
    String questionSubject(String agent);
}
