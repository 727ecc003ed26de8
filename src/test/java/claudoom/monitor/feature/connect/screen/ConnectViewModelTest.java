package claudoom.monitor.feature.connect.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.model.Told;
import claudoom.monitor.feature.connect.screen.ConnectViewModel.Step;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sheet holds, without the sheet. */
class ConnectViewModelTest {

    private final Answers answers = new Answers();
    private final ConnectViewModel model = new ConnectViewModel(answers, () -> "forgets", false);

    @BeforeEach
    void filled() {
        model.fill(Answers.LAB);
    }

    @Test
    void itBeginsWithWhatIsInUseButNeverWithASecret() {
        assertThat(model.text(Part.SERVERS).get()).isEqualTo("nats://lab-1:4222,nats://lab-2:4222");
        assertThat(model.login().get()).isEqualTo(LoginKind.USER);
        assertThat(model.text(Part.USER).get()).isEqualTo("ann");
        assertThat(model.text(Part.PASSWORD).get()).isEmpty();
        assertThat(model.kept().get()).containsExactly(Part.PASSWORD);
        assertThat(model.step().get()).isEqualTo(Step.WRITING);
        assertThat(model.forgets().get()).isEqualTo("forgets");
    }

    @Test
    void whatIsTriedIsWhatStandsThereAndIsTold() {
        model.text(Part.PASSWORD).set("s3cret");
        model.attempt();
        assertThat(model.step().get()).isEqualTo(Step.TRYING);
        assertThat(answers.tried.getFirst().text(Part.PASSWORD)).isEqualTo("s3cret");
        assertThat(answers.tried.getFirst().toString()).doesNotContain("s3cret");
        answers.answers.getFirst().accept(new Told(Map.of(), true, "Reached nats-1."));
        assertThat(model.step().get()).isEqualTo(Step.REACHED);
        assertThat(model.words().get()).isEqualTo("Reached nats-1.");
        model.attempt();
        answers.answers.getLast().accept(new Told(Map.of(), false, "Nobody answers."));
        assertThat(model.step().get()).isEqualTo(Step.FAILED);
    }

    @Test
    void anAnswerToWhatDoesNotStandThereAnyMoreIsNoAnswer() {
        model.attempt();
        model.text(Part.SERVERS).set("nats://other");
        assertThat(answers.stops).isEqualTo(1);
        answers.answers.getFirst().accept(new Told(Map.of(), true, "Reached nats-1."));
        assertThat(model.step().get()).isEqualTo(Step.WRITING);
        assertThat(model.words().get()).isEmpty();
    }

    @Test
    void faultsStandBesideTheirFieldsUntilThatIsWrittenAnew() {
        model.go();
        assertThat(model.step().get()).isEqualTo(Step.GOING);
        answers.faults.getFirst().accept(Map.of(Part.SERVERS, "names no host", Part.CA, "cannot be read"));
        assertThat(model.step().get()).isEqualTo(Step.WRITING);
        assertThat(model.fault(Part.SERVERS).get()).isEqualTo("names no host");
        model.text(Part.SERVERS).set("nats://lab");
        assertThat(model.fault(Part.SERVERS).get()).isEmpty();
        assertThat(model.fault(Part.CA).get()).isEqualTo("cannot be read");
        model.attempt();
        answers.answers.getFirst().accept(Told.wrong(Map.of(Part.CA, "holds no certificate")));
        assertThat(model.fault(Part.CA).get()).isEqualTo("holds no certificate");
        assertThat(model.words().get()).isEmpty();
    }

    @Test
    void theConnectionThatWasChosenLastIsFilledInOrToldBroken() {
        model.choose(Answers.CHOICES.get(1));
        assertThat(model.step().get()).isEqualTo(Step.FILLING);
        model.choose(Answers.CHOICES.get(2));
        answers.fillers.getFirst().accept(Answers.LAB);
        assertThat(model.step().get()).isEqualTo(Step.FILLING);
        answers.breakers.getLast().accept("is broken");
        assertThat(model.broken().get()).isEqualTo("is broken");
        assertThat(model.step().get()).isEqualTo(Step.WRITING);
        model.choose(Answers.CHOICES.getFirst());
        answers.fillers.getLast().accept(Answers.LAB);
        assertThat(model.broken().get()).isEmpty();
    }

    @Test
    void whoWasStartedReadOnlyStaysSo() {
        var fixed = new ConnectViewModel(answers, () -> "", true);
        fixed.fill(Answers.LAB);
        assertThat(fixed.readOnly().get()).isTrue();
        fixed.readOnly().set(false);
        assertThat(fixed.readOnly().get()).isTrue();
        fixed.go();
        assertThat(answers.gone.getFirst().readOnly()).isTrue();
    }

    @Test
    void aClosedSheetHearsNothingAndKeepsNoSecret() {
        model.text(Part.PASSWORD).set("s3cret");
        model.attempt();
        model.close();
        assertThat(answers.stops).isPositive();
        assertThat(model.text(Part.PASSWORD).get()).isEmpty();
        answers.answers.getFirst().accept(new Told(Map.of(), true, "Reached nats-1."));
        assertThat(model.words().get()).isEmpty();
    }
}
