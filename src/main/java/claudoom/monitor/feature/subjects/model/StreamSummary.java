package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.SubjectPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream as far as the subject tree cares.
 *
 * @param patterns what it takes in
 * @param subjects how many distinct subjects it holds; null if it did not say
 * @param trouble why it cannot be asked, as a sentence; empty if it can
 * @param created as the server says it: a stream of the same name that was made anew has another; empty if it did not say
 */
public record StreamSummary(String name, List<SubjectPattern> patterns, @Nullable Long subjects, long messages,
        String trouble, String created) {}
