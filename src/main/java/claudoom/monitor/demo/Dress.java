package claudoom.monitor.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What an agent puts around its messages; the documents show all of these. */
enum Dress {
    PLAIN, ENVELOPE, HEADERS, TRACEPARENT;

    /** The envelope of the documents. */
    record Envelope(String type, String version, Object payload, String traceId, String timestamp) {}

    /** Of five agents one uses the envelope, two use headers, two the bare payload. */
    static Dress of(int agent) {
        return switch (agent % 5) {
            case 1 -> ENVELOPE;
            case 2 -> HEADERS;
            case 4 -> TRACEPARENT;
            default -> PLAIN;
        };
    }

    Outgoing around(Outgoing bare, Standing now, RandomGenerator random) {
        if (this == PLAIN) {
            return bare;
        }
        var trace = hex(random) + hex(random);
        if (this == ENVELOPE) {
            return new Outgoing(bare.subject(), Map.of(), new Envelope(type(bare.subject()), "1.0", bare.body(), trace,
                    now.at().toString()));
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("trace-id", trace);
        headers.put("timestamp", now.at().toString());
        headers.put("source-agent", now.agent());
        headers.put("agent-id", now.agent());
        headers.put("generation", Integer.toString(now.assignment().generation()));
        headers.put("experiment", now.assignment().experiment());
        if (this == TRACEPARENT) {
            headers.put("traceparent", "00-" + trace + "-" + hex(random) + "-01");
        }
        return new Outgoing(bare.subject(), headers, bare.body());
    }

    /** {@code clau-doom.agent.X.action} is an {@code agent.action}. */
    private static String type(String subject) {
        int domain = subject.indexOf('.') + 1;
        return subject.substring(domain, subject.indexOf('.', domain)) + subject.substring(subject.lastIndexOf('.'));
    }

    private static String hex(RandomGenerator random) {
        var digits = Long.toHexString(random.nextLong());
        return "0".repeat(16 - digits.length()) + digits;
    }
}
