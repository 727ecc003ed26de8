package claudoom.monitor.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading, sending, and subjects that wish nobody well. */
class GrammarsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final Grammars both = Grammars.builtIn("clau-doom");

    GrammarsTest() throws BadGrammar {}

    @Test
    void theRootMayHaveSeveralTokens() throws BadGrammar {
        Grammars deep = Grammars.load("", "lab.two.doom");
        assertThat(deep.meaningOf("lab.two.doom.agent.a1.death").agent()).isEqualTo("a1");
        assertThat(deep.meaningOf("lab.two.doom.deadletter.agent.a1.death").original())
                .isEqualTo("lab.two.doom.agent.a1.death");
        assertThat(deep.subscriptions()).containsExactly(new SubjectPattern("lab.two.doom.>"));
        assertThat(deep.meaningOf("lab.two")).isEqualTo(Meaning.NONE);
    }

    @Test
    void oneGrammarAloneDoesNotKnowTheOther() throws BadGrammar {
        assertThat(Grammars.load("skill", "r").meaningOf("r.dlq.agent.death")).isEqualTo(Meaning.NONE);
        assertThat(Grammars.load("skill, guide", "r").all()).extracting(Grammar::name).containsExactly("skill",
                "guide");
    }

    @Test
    void aUserWritesAThirdOne() throws BadGrammar, IOException {
        Path file = Files.writeString(folder.resolve("third.json"),
                """
                        {"grammar": "plant", "events": [
                          {"subject": "R.{agent}.{event}.{original}", "kind": "other", "event": "{event}"},
                          {"subject": "sensors.{agent}.hot", "kind": "SCORE"}, {"subject": "sensors.{agent}.{metric}", "kind": "METRIC"}],
                         "commands": [{"id": "pause", "scope": "experiment", "subject": "R.{exp}.halt"}],
                         "fields": {"SCORE": {"score": "t.celsius"}}}
                        """);
        Grammars grammars = Grammars.load("guide," + file, "r");
        assertThat(grammars.meaningOf("sensors.s1.hot").kind()).isEqualTo(Kind.SCORE);
        assertThat(grammars.meaningOf("sensors.s1.cold").kind()).isEqualTo(Kind.METRIC);
        assertThat(grammars.meaningOf("r.agent.a1.death").kind()).isEqualTo(Kind.DEATH);
        assertThat(grammars.meaningOf("r.agent.a1.life"))
                .isEqualTo(new Meaning(Kind.OTHER, "a1", "agent", null, null, null));
        assertThat(grammars.subscriptions()).extracting(SubjectPattern::text)
                .containsExactlyInAnyOrder("r.>", "sensors.*.*");
        Command halt = grammars.named("plant").commands().getFirst();
        assertThat(halt.subjectFor("e1")).isEqualTo("r.e1.halt");
        assertThat(halt.payloadFor("e1", "id", NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"grammar\": \"x\", \"events\": [ }         | line 1, column|this is not JSON",
        "[]                                           | an object in { } is expected|",
        "{\"grammar\": \"x\"}                         | it knows no subject|add at least one",
        "{\"events\": []}                             | the member \"grammar\" is missing|add it",
        "{\"grammar\": \"x y\"}                       | grammar: a name|",
        "{\"grammar\": \"x\", \"evnts\": []}          | unknown member \"evnts\"|events",
        "{\"grammar\": \"x\", \"events\": {}}         | events: a list in [ ]|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\"}]} | events[0]: the member \"kind\"|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": 7, \"kind\": \"DEATH\"}]} | events[0].subject: a text|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\", \"kind\": \"DETH\"}]} | events[0].kind: \"DETH\"|DEATH",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.{agnet}\", \"kind\": \"DEATH\"}]} | unknown placeholder {agnet}|agent",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a-{agent}\", \"kind\": \"DEATH\"}]} | whole token|a-{agent}",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.*.a\", \"kind\": \"DEATH\"}]} | wildcard|events[0].subject",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R..a\", \"kind\": \"DEATH\"}]} | two dots|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.{original}.a\", \"kind\": \"DEATH\"}]} | must come last|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.{run}.{run}\", \"kind\": \"DEATH\"}]} | twice|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\", \"kind\": \"DEATH\", \"event\": \"{run}\"}]} | {run} does not stand|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\", \"kind\": \"DEATH\"}, {\"subject\": \"R.a\", \"kind\": \"SCORE\"}]} | another meaning, DEATH|events[1].subject",
        "{\"grammar\": \"x\", \"questions\": [{\"subject\": \"R.a\"}]} | a question must have {agent}|",
        "{\"grammar\": \"x\", \"commands\": [{\"id\": \"a\", \"scope\": \"AGENT\", \"subject\": \"R.a\"}]} | must have {agent}|commands[0].subject",
        "{\"grammar\": \"x\", \"commands\": [{\"id\": \"a\", \"scope\": \"EXPERIMENT\", \"subject\": \"R.a\", \"payload\": \"{who}\"}]} | {who}|commands[0].payload",
        "{\"grammar\": \"x\", \"grammar\": \"y\"}      | Duplicate|line 1",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\", \"kind\": \"DEATH\"}], \"fields\": {\"DAETH\": {}}} | \"DAETH\" is no kind|",
        "{\"grammar\": \"x\", \"events\": [{\"subject\": \"R.a\", \"kind\": \"DEATH\"}], \"fields\": {\"*\": {\"agent\": \"a..b\"}}} | fields.*.agent|is no path",
    })
    void aBadFileIsToldWhereItIsBad(String text, String says, String alsoSays) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), text);
        assertThatThrownBy(() -> Grammars.load(file.toString(), "clau-doom")).isInstanceOf(BadGrammar.class)
                .hasMessageStartingWith("Grammar " + file).hasMessageContaining(says.strip())
                .hasMessageContaining(alsoSays == null ? "" : alsoSays.strip());
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Path binary = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        Path large = Files.write(folder.resolve("l.json"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> Grammars.load(binary.toString(), "r")).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Grammars.load(large.toString(), "r")).hasMessageContaining("larger than 1 MiB");
        assertThatThrownBy(() -> Grammars.load(folder.toString(), "r")).hasMessageContaining("no file");
        assertThatThrownBy(() -> Grammars.load("guid", "r")).hasMessageContaining("\"guid\"")
                .hasMessageContaining("guide and skill");
        assertThatThrownBy(() -> Grammars.load("a\0b", "r")).isInstanceOf(BadGrammar.class);
        assertThatThrownBy(() -> Grammars.load("guide,guide", "r")).hasMessageContaining("Two grammars");
        assertThatThrownBy(() -> Grammars.load("", "a b")).hasMessageContaining("root \"a b\"");
        assertThatThrownBy(() -> Grammars.load("", "")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Grammars.load("", "doom.>")).hasMessageContaining("wildcard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ">", "a*", "a.b", "a b", "a\tb", "a\nb", "", "a\u0000", "a\u001bb", "a\u202eb",
        "a\u200bb",
        "a\u00a0b", "\u2028", "a\u0085", "\ud800"})
    void noCommandGoesToMoreThanOneToken(String agent) {
        Command reset = command("guide", "reset");
        assertThatIllegalArgumentException().isThrownBy(() -> reset.subjectFor(agent));
        assertThatIllegalArgumentException().isThrownBy(() -> both.named("guide").questionFor(agent));
    }

    @Test
    void aCommandToNobodyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> command("guide", "config").subjectFor(null))
                .withMessageContaining("Nobody");
        assertThatIllegalArgumentException().isThrownBy(() -> command("guide", "config").subjectFor("a".repeat(4_000)))
                .withMessageContaining("longer");
        assertThat(command("guide", "config").form()).isEqualTo("clau-doom.control.agent.*.config");
    }

    @Test
    void aPayloadStaysJsonWhateverTheAgentIsCalled() {
        assertThat(command("guide", "reset").payloadFor("q\"\\", "m1", NOON)).isEqualTo(
                "{\"agent_id\":\"q\\\"\\\\\",\"command_id\":\"m1\",\"issued_at\":\"2026-11-20T12:00:00Z\"}");
        assertThat(command("guide", "listener-reset").payloadFor("a", "m", NOON)).isEqualTo("\"Reset\"");
        assertThat(command("guide", "listener-config").payloadFor("a", "m", NOON)).isEqualTo("{\"UpdateConfig\":{}}");
    }

    @Test
    void hostileSubjectsAreReadLikeAnyOther() {
        String esc = "\u001b[31m\u202e";
        assertThat(both.meaningOf("clau-doom.agent." + esc + ".death").agent()).isEqualTo(esc);
        assertThat(both.meaningOf("clau-doom.agent.*.death").agent()).isEqualTo("*");
        assertThat(both.meaningOf("clau-doom.deadletter.agent.*.death").agent()).isNull();
        assertThat(both.meaningOf("clau-doom.dlq.{event}.x").original()).isEqualTo("clau-doom.{event}.*.x");
        for (String odd : List.of("", ".", "..", "clau-doom", "clau-doom.", "clau-doom..", "clau-doom.agent..death",
                ".clau-doom.agent.a.death", "clau-doom.agent.a.death.", "a.".repeat(2_000), "x".repeat(4_000),
                "clau-doom.agent." + "x".repeat(4_000), "\0", "clau-doom.deadletter.")) {
            assertThat(both.meaningOf(odd)).as(odd).isEqualTo(Meaning.NONE);
        }
        String longest = "clau-doom.deadletter." + "a.".repeat(1_990) + "z";
        assertThat(both.meaningOf(longest).original()).isEqualTo(longest.replace("deadletter.", ""));
    }

    @Test
    void noSubjectAtAllMakesItThrow() {
        Random random = new Random(42);
        String[] words =
                {"clau-doom", "agent", "experiment", "deadletter", "dlq", "control", "system", "metrics", "*", ">",
                    "", "a1", "run", "death", "\u202e", "{agent}", "{original}", "\ud800"};
        for (int i = 0; i < 200_000; i++) {
            StringBuilder subject = new StringBuilder(random.nextInt(4) == 0 ? "" : "clau-doom.");
            for (int token = random.nextInt(9); token > 0; token--) {
                subject.append(random.nextInt(9) == 0 ? Character.toString(random.nextInt(0x10ffff)) : "")
                        .append(words[random.nextInt(words.length)]).append(token == 1 ? "" : ".");
            }
            Meaning meaning = both.meaningOf(subject.toString());
            assertThat(meaning.equals(Meaning.NONE)).isEqualTo(both.grammarNamesFor(subject.toString()).isEmpty());
        }
    }

    @Test
    void theGrammarsAgreeOnWhatBothKnow() {
        for (Grammar one : both.all()) {
            for (Rule rule : one.rules()) {
                String subject = rule.subject().pattern().text().replace("*", "x").replace(">", "x.y");
                for (String name : both.grammarNamesFor(subject)) {
                    assertThat(both.named(name).meaningOf(subject)).isEqualTo(both.meaningOf(subject));
                }
            }
        }
    }

    private Command command(String grammar, String id) {
        return Objects.requireNonNull(both.named(grammar).command(id));
    }
}
