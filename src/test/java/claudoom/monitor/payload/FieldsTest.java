package claudoom.monitor.payload;

import static claudoom.monitor.grammar.FieldNames.CAUSE;
import static claudoom.monitor.grammar.FieldNames.EPISODE;
import static claudoom.monitor.grammar.FieldNames.GENERATION;
import static claudoom.monitor.grammar.FieldNames.KILLS;
import static claudoom.monitor.grammar.FieldNames.TICK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of every payload that the two documents show. */
class FieldsTest {

    private final Grammars grammars = Grammars.builtIn("clau-doom");

    FieldsTest() throws BadGrammar {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "ACTION     | {'agent_id':'a1','generation':5,'episode':43,'tick':2345,'action':'ATTACK','confidence':0.85,'latency_us':87000} | action=ATTACK agent=a1 confidence=0.85 episode=43 generation=5 latency_us=87000 tick=2345",
        "ACTION     | {'agent_id':'a1','episode_id':'ep-12345','action':{'action_id':3,'buttons':[true,false],'action_type':'ATTACK'},'timestamp':'t'} | action=ATTACK agent=a1 episode=ep-12345 time=t",
        "DEATH      | {'agent_id':'a1','generation':5,'episode':43,'tick':9,'survival_time_s':195.5,'kills':12,'cause':'IMP'} | agent=a1 cause=IMP episode=43 generation=5 kills=12 survival_s=195.5 tick=9",
        "EXPERIMENT | {'experiment_id':'D','design_type':'2x3','factors':{'memory':[0.5]},'runs':6,'episodes_per_run':10,'seed_set':[1,2]} | design=2x3 episodes_per_run=10 experiment=D runs_total=6",
        "EXPERIMENT | {'experiment_id':'D','phase':'p','status':'s','metadata':{'run_id':'r','factors':{'runs':9},'episodes_completed':3,'episodes_total':10},'timestamp':1} | episodes_completed=3 episodes_total=10 experiment=D phase=p run=r status=s time=1",
        "GENERATION | {'generation_id':'g5','experiment_id':'D','population_size':50,'best_fitness':9.5,'avg_fitness':3,'mutations':4,'crossovers':2,'duration_s':60} | avg_fitness=3 best_fitness=9.5 crossovers=2 duration_s=60 experiment=D generation=g5 mutations=4 population=50",
        "METRIC     | {'agent_id':'a1','timestamp':1,'kills':7,'deaths':2,'health_avg':1,'decision_latency_p99_us':99,'rag_queries':3} | agent=a1 deaths=2 kills=7 latency_p99_us=99 time=1",
        "METRIC     | {'agent_id':'a1','metric_name':'kills','value':7.5,'timestamp':1} | agent=a1 metric=kills time=1 value=7.5",
        "METRIC     | 7.5 | value=7.5",
        "CONTROL    | 'Reset' | command=Reset",
        "CONTROL    | {'type':'c','payload':'Reset'} | command=Reset",
        "DEATH      | {'type':'agent.death','version':'1.0','payload':{'agent_id':'a1','kills':3},'trace_id':'x','timestamp':2} | agent=a1 kills=3 time=2 trace=x",
        "DEAD_LETTER| {'original_subject':'s','reason':'r','payload':{'payload':{'agent_id':'a1','reason':'no'},'subject':'no'},'deliveries':3} | agent=a1 deliveries=3 original=s reason=r",
        "DEATH      | {'payload':{'kills':1},'kills':2,'cause':null,'cause':'x','agent_id':[1],'tick':{'a':1}} | cause=x kills=2",
        "DEATH      | {} |",
        "DEATH      | [{'kills':1}] |",
        "OTHER      | {'agent_id':'a1','kills':3} | agent=a1"
    })
    void aPayloadHolds(Kind kind, String json, String fields) {
        Map<String, String> found = new TreeMap<>(read(kind, json.replace('\'', '"')).texts());
        String text = found.toString().replaceAll("[{},]", "");
        assertThat(text).isEqualTo(fields == null ? "" : fields);
    }

    @Test
    void whatIsNotThereIsUnknown() {
        FieldValues values =
                read(Kind.DEATH, "{\"kills\":\"many\",\"tick\":1.5,\"episode\":12.0,\"generation\":1e400}");
        assertThat(values.text(KILLS)).isEqualTo("many");
        assertThat(values.number(KILLS)).isNull();
        assertThat(values.whole(TICK)).isNull();
        assertThat(values.number(TICK)).isEqualTo(1.5);
        assertThat(values.whole(EPISODE)).isEqualTo(12);
        assertThat(values.number(GENERATION)).isNull();
        assertThat(values.text(CAUSE)).isNull();
        assertThat(values.whole("no such name")).isNull();
        assertThat(read(Kind.DEATH, "{\"tick\":123456789012345678,\"kills\":12345678901234567890}").whole(TICK))
                .isEqualTo(123_456_789_012_345_678L);
        assertThat(read(Kind.DEATH, "{\"kills\":12345678901234567890}").whole(KILLS)).isNull();
    }

    @Test
    void aNumberThatIsNoneSpoilsNothingElse() {
        var values = read(Kind.DEATH, "{\"survival_time_s\":NaN,\"tick\":-Infinity,\"kills\":3}");
        assertThat(values.whole(KILLS)).isEqualTo(3);
        assertThat(values.number(TICK)).isNull();
        assertThat(values.number("survival_s")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12,12", "-3,-3", "12.0,12", "1e2,100", "9007199254740993,9007199254740993", "1.5,", "'',", "many,",
        "0x12,",
        "NaN,", "Infinity,", "' 12',", "1e999,", "12d,"})
    void aNumberMayHaveBeenSentAsText(String text, @Nullable Long whole) {
        var values = read(Kind.DEATH, "{\"kills\":\"" + text + "\"}");
        assertThat(values.anyWhole(KILLS)).isEqualTo(whole);
        assertThat(values.whole(KILLS)).as("as it was sent").isNull();
        assertThat(values.text(KILLS)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "kills", "{\"kills\":1", "{\"kills\":1}x", "{\"kills\":1}{}",
        "{\"kills\":1,\"a\":[}]}",
        "{\"kills\":1,\"a\":\"\\x\"}", "\0\0", "null"})
    void aBrokenPayloadHoldsNothing(String text) {
        assertThat(read(Kind.DEATH, text).texts()).isEmpty();
    }

    @Test
    void aPayloadBeyondTheLimitsHoldsNothing() {
        String kills = "{\"kills\":1,\"a\":";
        assertThat(read(Kind.DEATH, kills + "[".repeat(5_000) + "]".repeat(5_000) + "}").texts()).isEmpty();
        assertThat(read(Kind.DEATH, "{\"payload\":".repeat(5_000)).texts()).isEmpty();
        assertThat(read(Kind.DEATH, kills + "\"" + "x".repeat(300_000) + "\"}").texts().size()).isLessThan(2);
        assertThat(read(Kind.DEATH, kills + " ".repeat(2 << 20) + "1}").texts()).isEmpty();
        assertThat(read(Kind.DEATH, kills + "[" + "1,".repeat(200_000) + "1]}").texts()).isEmpty();
        byte[] bad = "{\"kills\":1,\"a\":\"??\"}".getBytes(UTF_8);
        bad[16] = (byte) 0xc3;
        assertThat(Fields.read(bad, grammars.fields(Kind.DEATH)).texts()).isEmpty();
    }

    @Test
    void noBytesAtAllMakeItThrow() {
        Random random = new Random(11);
        String[] parts = {"{", "}", "[", "]", "\"payload\"", "\"kills\"", ":", ",", "1", "null", "\"x\"", "true", " ",
            "\\", "ü"};
        List<Kind> kinds = List.of(Kind.values());
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "{\"payload\":{" : "");
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            if (i % 5 == 0) {
                random.nextBytes(bytes);
            }
            assertThat(Fields.read(bytes, grammars.fields(kinds.get(i % kinds.size())))).isNotNull();
        }
    }

    private FieldValues read(Kind kind, String json) {
        return Fields.read(json.getBytes(UTF_8), grammars.fields(kind));
    }
}
