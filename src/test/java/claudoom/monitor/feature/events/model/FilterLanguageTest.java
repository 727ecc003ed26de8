package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on fields: what they find, and what is said about those that cannot be understood. */
class FilterLanguageTest {

    private final FeedOfMessages feed = new FeedOfMessages(100);

    FilterLanguageTest() {
        feed.now = 0;
        feed.take("x.Ann.death", "{\"cause\":\"IMP\",\"kills\":2,\"latency_us\":87000,\"ok\":true,\"no\":null}");
        feed.now = 3_000_000;
        feed.take("x.bob.action", "{\"action\":{\"action_type\":\"ATTACK\",\"buttons\":[true,false]},\"n\":\"12\"}");
        feed.traffic.take("x.bob.death", "{\"payload\":{\"kills\":12,\"cause\":\"imp ball\"},\"type\":\"e\"}"
                .getBytes(StandardCharsets.UTF_8), () -> Map.of("trace-id", List.of("4bf9"), "gen", List.of("7", "8")),
                3_540_000);
        feed.take("strange.metric.cpu", "{\"a.b\":1,\"a/b\":{\"\":5},\"big\":9007199254740993,\"neg\":-1.5e3}");
        feed.take("x.cyd.death", "no json");
        feed.take("x.cyd.death", "");
    }

    private List<Long> found(String text, Doubts doubts) {
        return found(FeedOfMessages.filter(text), doubts);
    }

    private List<Long> found(Filter filter, Doubts doubts) {
        var found = new ArrayList<Long>();
        for (long n = 0; n < feed.traffic.messages(); n++) {
            var entry = feed.traffic.tail().read(n);
            assertThat(entry).isNotNull();
            var verdict = filter.about(entry.subject().text(), entry.subject().meaning());
            if (verdict == Verdict.YES
                    || (verdict == Verdict.LOOK && filter.judge(entry, doubts) == Answer.YES)) {
                found.add(n);
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', nullValues = "-", value = {
        "kind = death and kills < 3 | 0", "kind = death kills >= 3 | 2", "kills != 2 | 2", "not kills = 2 | 1 2 3 5",
        "kind=death|0 2 4 5", "kind!=death|1 3", "KIND = Death AND Kills<3|-",
        "agent = ann|0", "agent = *b*|1 2", "agent != bob|0 3 4 5", "agent starts with b|1 2",
        "agent matches ^[bc]|1 2 4 5", "agent contains B|1 2", "(agent matches (bo+b)) kind=action|1",
        "agent exists|0 1 2 3 4 5",
        "subject = x.*.action|1", "subject = x.>|0 1 2 4 5", "subject = >|0 1 2 3 4 5", "subject=x.b*.death|2",
        "subject starts with x.c|4 5", "subject != x.>|3", "subject matches \\.death$|0 2 4 5",
        "event = action|1", "event contains eat|0 2 4 5", "kind contains met|3",
        "size = 0|5", "size < 8 B|4 5", "size > 0.05 kB|0 1 2 3", "size <= 1kib|0 1 2 3 4 5",
        "age < 2 min|2", "age >= 10min|0 1 3 4 5", "age >= 1h|0", "cause = imp|0", "cause contains imp|0 2",
        "cause starts with \"imp b\"|2", "cause = \"imp ball\"|2", "cause = 'imp ball'|2",
        "cause matches \"^imp .all$\"|2",
        "cause matches ^IMP$|0", "cause < \"imp a\"|0", "cause != imp|2",
        "latency_us = 87ms|0", "latency_us < 0.1 s|0", "latency_us > 87 ms|-",
        "action = ATTACK|1", "action.action_type = attack|1", "action.buttons[1] = false|1", "action exists|1",
        "action.buttons[2] exists|-", "action.buttons exists|1", "payload.action.action_type = attack|1",
        "ok = true|0", "no exists|-", "missing exists|-", "not (missing exists or kind = death)|1 3",
        "payload.kills = 12|2", "payload.kills = 2|0", "/payload/kills = 12|2", "/kills = 12|-", "/kills exists|0",
        "kills exists|0 2",
        "[\"a.b\"] = 1|3", "/a~1b/ = 5|3", "big = 9007199254740993|3", "big = 9007199254740992|-", "neg < -1e3|3",
        "neg = -1500|3", "n = 12|1", "n = \"12\"|1", "kills = \"2\"|0",
        "header.trace-id = 4bf9|2", "headers[\"trace-id\"] exists|2", "header.TRACE-ID starts with 4|2",
        "header.gen = 8|2", "header.gen < 8|2", "header.gen > 8|-", "header.none exists|-",
        "text contains NO|0 4", "text = \"no json\"|4", "text matches ^no|4", "text:json|4", "ann or strange|0 3",
        "ann kind:death or x.bob.action|0 1", "-(ann or bob)|3 4 5", "not ann -bob|3 4 5",
        "not not ann|0", "((ann))|0", "(kind:death)|0 2 4 5", "\"and\"|-", "\"kills\"|0 2"})
    void conditionsFindWhatTheySay(String text, @Nullable String numbers) {
        var wanted = numbers == null
                ? List.<Long>of()
                : Arrays.stream(numbers.split(" ")).map(Long::valueOf).toList();
        assertThat(found(text, new Doubts())).as(text).isEqualTo(wanted);
    }

    @Test
    void whatCannotBeDecidedIsCountedWithTheReasonAndLeftOut() {
        var doubts = new Doubts();
        assertThat(found("kills < 3", doubts)).containsExactly(0L);
        assertThat(doubts.told()).isEqualTo(new Doubts.Told(1, "payload is no JSON"));

        doubts = new Doubts();
        assertThat(found("not kills < 3", doubts)).containsExactly(1L, 2L, 3L, 5L);
        assertThat(doubts.told().count()).isEqualTo(1);

        doubts = new Doubts();
        assertThat(found("cause < 3 and kind:death", doubts)).isEmpty();
        assertThat(doubts.told()).isEqualTo(new Doubts.Told(3, "payload is no JSON"));

        doubts = new Doubts();
        assertThat(found("n > 3", doubts)).isEmpty();
        assertThat(doubts.told().count()).isEqualTo(2);
        assertThat(found("kills < 3 or agent = cyd", new Doubts())).containsExactly(0L, 4L, 5L);
    }

    @Test
    void aPayloadBeyondTheLimitsIsNotMatchedAndCounted() {
        feed.take("x.big.death", "{\"kills\":1,\"x\":\"" + "y".repeat(3 << 20) + "\"}");
        feed.take("x.deep.death", "{\"kills\":1,\"x\":" + "[".repeat(200) + "]".repeat(200) + "}");
        var doubts = new Doubts();

        assertThat(found("kills = 1", doubts)).isEmpty();
        assertThat(doubts.told()).isEqualTo(new Doubts.Told(3, "payload is too large to look into"));
    }

    @Test
    void aRegularExpressionHasATimeLimit() {
        feed.take("x.slow.death", "{\"t\":\"" + "a".repeat(200_000) + "\"}");
        var doubts = new Doubts();
        assertThat(found("t matches \"(a?){60}(a|a?)+b(.*.*.*)*c\"", doubts)).isEmpty();
        assertThat(doubts.told().reason()).isIn("a regular expression took too long", "payload is no JSON");
    }

    @Test
    void cheapPartsAreAskedBeforeAnyPayloadIsRead() throws BadFilter {
        var looked = new ArrayList<Long>();
        var language = new FilterText(List.of(), entry -> null, paths -> entry -> {
            looked.add(entry.number());
            return new Inside.Seen(List.of(new Value("1", Value.Type.NUMBER)), null);
        }, Instant::now);

        found(language.read(Scope.ALL, "kills = 1 and size > 1 MB"), new Doubts());
        found(language.read(Scope.ALL, "kills = 1 and header.trace-id exists and kind:action"), new Doubts());
        assertThat(looked).isEmpty();
        found(language.read(Scope.ALL, "kills = 1 and header.trace-id exists"), new Doubts());
        assertThat(looked).containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "kind = death and kills <|after kills < a number or a text is expected|24",
        "kills < and x|after kills < a number or a text is expected|8",
        "kind = death and|after and a condition is expected|16", "()|after ( a condition is expected|1",
        "(a|this ( is not closed|0", "a)|this ) closes nothing|1", "< 3|before < a field is expected|0",
        "or a|before or a condition is expected|0", "kind < death|kind has no order|7",
        "kind = deth|no kind is called so; deadletter or death?|7", "subject = a..b|no empty part|10",
        "size > big|a number of bytes is expected|7", "age < 5|a duration is expected|6",
        "time > noon|a time is expected|7", "kills < 5ms|the unit of kills is not known|8",
        "a matches (b|no regular expression|10", "a matches b{900}{900}|too large|10",
        "a matches (b{50}){50}|too large|10",
        "a matches b{900} and a matches (c{60}){20}|together|31",
        "agent contains|after agent contains a text is expected|14", "size exists|size is a number|0",
        "\"kills\" < 3|a field is expected, without quotes|0", "a..b = 3|a path has no empty part|0",
        "not|after not a condition is expected|3", "a matches (((x{99}){99}){99})|too large|10"})
    void whatCannotBeUnderstoodIsSaidWithItsPlace(String text, String words, int at) {
        var bad = catchThrowableOfType(BadFilter.class, () -> FeedOfMessages.LANGUAGE.read(Scope.ALL, text));
        assertThat(bad).as(text).hasMessageContaining(words);
        assertThat(bad.from()).as(text).isEqualTo(at);
    }

    @Test
    void aTimeOfDayIsTheLatestOneAndLastsAsLongAsItsLastPart() {
        var zone = ZoneOffset.UTC;
        var now = Instant.parse("2026-11-20T00:10:00Z");
        assertThat(Quantity.span("23:58", now, zone)).isEqualTo(span("2026-11-19T23:58:00Z", 60_000));
        assertThat(Quantity.span("00:09:05", now, zone)).isEqualTo(span("2026-11-20T00:09:05Z", 1_000));
        assertThat(Quantity.span("2026-11-01", now, zone)).isEqualTo(span("2026-11-01T00:00:00Z", 86_400_000));
        assertThat(Quantity.span("2026-11-01 10:20", now, zone)).isEqualTo(span("2026-11-01T10:20:00Z", 60_000));
        assertThat(Quantity.span("2026-11-01T10:20:30.5+01:00", now, zone))
                .isEqualTo(span("2026-11-01T09:20:30.500Z", 1));
        assertThat(Quantity.span("soon", now, zone)).isNull();
    }

    private static Quantity.Span span(String from, long length) {
        long start = Instant.parse(from).toEpochMilli();
        return new Quantity.Span(start, start + length);
    }

    @Test
    void wholeNumbersAreComparedExactlyHoweverLargeTheyAre() {
        assertThat(Literal.compare("9007199254740993001", "9007199254740993000")).isPositive();
        assertThat(Literal.compare("-9007199254740993001", "-9007199254740993000")).isNegative();
        assertThat(Literal.compare("18446744073709551615", "18446744073709551615")).isZero();
        assertThat(Literal.compare("18446744073709551615", "18446744073709551614")).isPositive();
        assertThat(Literal.compare("12345678901234567890", "5")).isPositive();
        assertThat(Literal.compare("9".repeat(100), "9".repeat(99) + "8")).isPositive();
        assertThat(Literal.compare("0.1", "0.10")).isZero();
        assertThat(Literal.compare("1e3", "1000")).isZero();
    }
}
