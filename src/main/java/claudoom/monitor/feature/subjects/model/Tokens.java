package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Letters;
import java.util.function.IntFunction;

/**
 * What the nodes of the trie are called: a token is no text of its own but a place in the text of one of the subjects that run
 * through the node, its example. Not thread-safe.
 */
final class Tokens {

    private final IntFunction<Letters> subjects;
    private final Ints example = new Ints(Trie.NONE);
    /** First character of the token in the upper half, the one after it in the lower. */
    private final Ints span = new Ints(0);

    /** @param subjects the text of a subject by its number */
    Tokens(IntFunction<Letters> subjects) {
        this.subjects = subjects;
    }

    void name(int node, int subject, int start, int end) {
        example.set(node, subject);
        span.set(node, start << 16 | end);
    }

    int example(int node) {
        return example.get(node);
    }

    /** The same name is there in another subject as well. */
    void example(int node, int subject) {
        example.set(node, subject);
    }

    String token(int node) {
        int place = span.get(node);
        return text(node).part(place >>> 16, place & 0xffff);
    }

    /** The subject as far as this node, dots between. */
    String path(int node) {
        return text(node).part(0, span.get(node) & 0xffff);
    }

    private Letters text(int node) {
        return subjects.apply(example.get(node));
    }

    boolean says(int node, Letters text, int start, int end) {
        int place = span.get(node);
        int from = place >>> 16;
        if ((place & 0xffff) - from != end - start) {
            return false;
        }
        var its = text(node);
        for (int i = start, j = from; i < end; i++, j++) {
            if (text.charAt(i) != its.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    int hash(int above, int node) {
        int place = span.get(node);
        return hash(above, text(node), place >>> 16, place & 0xffff);
    }

    /** Of a token under a node, whoever says it. */
    static int hash(int above, Letters text, int start, int end) {
        int h = above * 0x9E3779B9;
        for (int i = start; i < end; i++) {
            h = h * 31 + text.charAt(i);
        }
        h *= 0x85EBCA6B;
        h ^= h >>> 15;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** Where the token that begins there ends. */
    static int end(Letters text, int start, int length) {
        int end = start;
        while (end < length && text.charAt(end) != '.') {
            end++;
        }
        return end;
    }
}
