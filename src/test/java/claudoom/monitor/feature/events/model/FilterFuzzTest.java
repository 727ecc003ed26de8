package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is typed, it is understood or refused, never more; and what is understood means what a simpler mind reads. */
class FilterFuzzTest {

    private static final List<String> PIECES = List.of("kind", "=", "!=", "<", ">", "<=", ">=", "death", "and", "or",
            "not", "(", ")", " ", " ", " ", "kills", "3", "\"", "'", "\\", "-", ":", "agent", "subject", "a.*.b", ".>",
            "/a/b", "[", "]", "[\"x\"]", "[0]", "header.", "matches", "contains", "starts", "with", "exists", "5 min",
            "10kB", "age", "time", "size", "text", "(a*)*", "{2,9}", "\u0000", "\ud83d", "é", "1e999", "-0", "..");

    @Test
    void whateverIsTypedIsUnderstoodOrRefused() {
        var random = new Random(7);
        var feed = new FeedOfMessages(10);
        feed.take("x.a.death", "{\"kills\":3,\"a\":{\"b\":1}}");
        var entry = feed.traffic.tail().read(0);
        assertThat(entry).isNotNull();
        int understood = 0;
        for (int n = 0; n < 60_000; n++) {
            var text = typed(random);
            try {
                var filter = FeedOfMessages.LANGUAGE.read(Scope.ALL, text);
                filter.about("x.a.death", entry.subject().meaning());
                filter.judge(entry, new Doubts());
                understood++;
            } catch (BadFilter bad) {
                assertThat(bad.from()).as(text).isBetween(0, text.length());
                assertThat(bad.to()).as(text).isBetween(bad.from(), text.length());
                assertThat(bad).hasMessageMatching("(?s).{5,}");
            }
        }
        assertThat(understood).isGreaterThan(1_000);
    }

    private static String typed(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(random.nextInt(12) == 0
                    ? Character.toString(random.nextInt(0x500))
                    : PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    @Test
    void theLongestAndDeepestTextsEndAtOnce() {
        for (var piece : List.of("(", "not ", "-(", "a ", "a or ", "\"", "[\"", "x.", "((a) ", "a = ", "a < b ", ")")) {
            var text = piece.repeat(Tokens.LONGEST / piece.length());
            try {
                FeedOfMessages.LANGUAGE.read(Scope.ALL, text);
            } catch (BadFilter bad) {
                assertThat(bad.to()).isLessThanOrEqualTo(text.length());
            }
        }
        var tooLong = "a ".repeat(5_000);
        assertThat(catchThrowable(() -> FeedOfMessages.LANGUAGE.read(Scope.ALL, tooLong)))
                .isInstanceOf(BadFilter.class);
    }

    /** A condition, its text, and whether it holds, worked out in the plainest way. */
    private sealed interface Plain {
        record Kills(String sign, int than) implements Plain {}

        record Dead() implements Plain {}

        record Ann() implements Plain {}

        record No(Plain one) implements Plain {}

        record Two(Plain one, String joint, Plain other) implements Plain {}
    }

    private static Plain plain(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> new Plain.Kills(List.of("=", "!=", "<", "<=", ">", ">=").get(random.nextInt(6)),
                    random.nextInt(6));
            case 1 -> new Plain.Dead();
            case 2 -> new Plain.Ann();
            case 3 -> new Plain.No(plain(random, depth - 1));
            default -> new Plain.Two(plain(random, depth - 1), List.of(" and ", " or ", " ").get(random.nextInt(3)),
                    plain(random, depth - 1));
        };
    }

    private static String text(Plain plain) {
        return switch (plain) {
            case Plain.Kills(var sign, var than) -> "kills " + sign + " " + than;
            case Plain.Dead() -> "kind = death";
            case Plain.Ann() -> "agent:ann";
            case Plain.No(var one) -> "not (" + text(one) + ")";
            case Plain.Two(var one, var joint, var other) -> "(" + text(one) + ")" + joint + "(" + text(other) + ")";
        };
    }

    /** @param kills null where the message has none */
    private static boolean holds(Plain plain, boolean dead, boolean ann, @Nullable Integer kills) {
        return switch (plain) {
            case Plain.Kills(var sign, var than) -> kills != null && switch (sign) {
                case "=" -> kills == than;
                case "!=" -> kills != than;
                case "<" -> kills < than;
                case "<=" -> kills <= than;
                case ">" -> kills > than;
                default -> kills >= than;
            };
            case Plain.Dead() -> dead;
            case Plain.Ann() -> ann;
            case Plain.No(var one) -> !holds(one, dead, ann, kills);
            case Plain.Two(var one, var joint, var other) -> joint.equals(" or ")
                    ? holds(one, dead, ann, kills) || holds(other, dead, ann, kills)
                    : holds(one, dead, ann, kills) && holds(other, dead, ann, kills);
        };
    }

    @Test
    void filtersMeanWhatTheyMeanPlainly() {
        var random = new Random(11);
        var feed = new FeedOfMessages(200);
        var wanted = new ArrayList<boolean[]>();
        List<@Nullable Integer> kills = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            boolean dead = random.nextBoolean();
            boolean ann = random.nextBoolean();
            var count = random.nextInt(4) == 0 ? null : (Integer) random.nextInt(6);
            feed.take("x." + (ann ? "ann" : "bob") + (dead ? ".death" : ".action"),
                    count == null ? "{}" : "{\"kills\":" + count + "}");
            wanted.add(new boolean[] {dead, ann});
            kills.add(count);
        }
        for (int round = 0; round < 2_000; round++) {
            var plain = plain(random, 4);
            var sieve = new Sieve(FeedOfMessages.filter(text(plain)));
            for (int n = 0; n < 60; n++) {
                boolean found = sieve.take(feed.traffic.tail(), n) != null;
                assertThat(found).as(text(plain) + " of message " + n)
                        .isEqualTo(holds(plain, wanted.get(n)[0], wanted.get(n)[1], kills.get(n)));
            }
            assertThat(sieve.doubts().told().count()).isZero();
        }
    }
}
