package claudoom.monitor.nats;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;

/**
 * The server's lists of streams and consumers, page after page, with what it could not reach; and single answers. Own paging,
 * because the client library leaves out what is missing; six seconds a page, because a cluster in trouble answers after four.
 * Everything fails with {@link QuestionFailed}.
 */
public final class JetStreamPages {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** More pages than this are not believed: 10,000 streams are 40. */
    private static final int MOST_PAGES = 400;

    private final Questions questions;
    private final Executor reader;

    /** @param reader where answers are read, because they may be large; they complete there */
    public JetStreamPages(Questions questions, Executor reader) {
        this.questions = questions;
        this.reader = reader;
    }

    /**
     * A list as far as the server gives it.
     *
     * @param rows by name, in the order of the server
     * @param missing named by the server but not reached
     */
    public record Listing(Map<String, JsonNode> rows, Set<String> missing) {

        /** Everything the list knows of. */
        public Set<String> names() {
            var all = new HashSet<>(rows.keySet());
            all.addAll(missing);
            return all;
        }
    }

    public CompletableFuture<Listing> streams() {
        return pages(new Pages("$JS.API.STREAM.LIST", "streams"));
    }

    /** Rows without content: which streams there are, also those that nobody leads. */
    public CompletableFuture<Listing> streamNames() {
        return pages(new Pages("$JS.API.STREAM.NAMES", "streams"));
    }

    /** @param stream its name, which must be {@linkplain StoredMessages#askable askable} */
    public CompletableFuture<Listing> consumers(String stream) {
        return pages(new Pages("$JS.API.CONSUMER.LIST." + stream, "consumers"));
    }

    /** Configuration and state of one stream. */
    public CompletableFuture<JsonNode> stream(String name) {
        return ask("$JS.API.STREAM.INFO." + name, "");
    }

    /**
     * How many messages a stream holds of each subject that matches, as pages of at most 100,000; each page tells the state of
     * its own moment.
     */
    public CompletableFuture<JsonNode> subjects(String name, String pattern, long offset) {
        return ask("$JS.API.STREAM.INFO." + name, ServerAnswer.JSON.createObjectNode().put("subjects_filter", pattern)
                .put("offset", offset).toString());
    }

    /** With the sequences that were deleted in between; large where many were. */
    public CompletableFuture<JsonNode> deleted(String name) {
        return ask("$JS.API.STREAM.INFO." + name, "{\"deleted_details\":true}");
    }

    private CompletableFuture<Listing> pages(Pages list) {
        return ask(list.subject, "{\"offset\":" + list.next + "}").thenCompose(page -> list.take(page)
                ? pages(list)
                : CompletableFuture.completedFuture(new Listing(list.rows, list.missing)));
    }

    private CompletableFuture<JsonNode> ask(String subject, String body) {
        return questions.ask(subject, body, PATIENCE).thenComposeAsync(answer -> {
            try {
                return CompletableFuture.completedFuture(ServerAnswer.understood(subject, answer));
            } catch (QuestionFailed refused) {
                return CompletableFuture.failedFuture(refused);
            }
        }, reader);
    }

    /** One list while its pages come. */
    private static final class Pages {

        private final String subject;
        private final String what;
        private final Map<String, JsonNode> rows = new LinkedHashMap<>();
        private final Set<String> missing = new HashSet<>();
        private int pages;
        private long next;

        Pages(String subject, String what) {
            this.subject = subject;
            this.what = what;
        }

        /** @return whether there is more to ask for, from {@link #next} on */
        boolean take(JsonNode page) {
            int known = rows.size() + missing.size();
            int here = 0;
            for (var row : page.path(what)) {
                rows.put(name(row), row);
                here++;
            }
            for (var absent : page.path("missing")) {
                missing.add(absent.asString(""));
                here++;
            }
            long limit = page.path("limit").asLong(0);
            next += limit;
            pages++;
            // clusters of 2.9 call the rows of this page the total, so a full page is always asked after
            boolean more = here >= limit || next < page.path("total").asLong(0);
            boolean grown = rows.size() + missing.size() > known;
            return limit > 0 && more && grown && pages < MOST_PAGES;
        }

        /** What nobody leads has its name only in its configuration. */
        private static String name(JsonNode row) {
            if (row.isString()) {
                return row.stringValue();
            }
            var name = row.path("name").asString("");
            var config = row.path("config");
            return !name.isEmpty()
                    ? name
                    : config.path("name").asString(config.path("durable_name").asString(""));
        }
    }
}
