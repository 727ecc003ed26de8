package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.Filled;
import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.model.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps what the sheet asks for, to be answered when the test wants. */
final class Answers implements ConnectViewModel.Work {

    static final Filled LAB = new Filled(new Draft(Map.of(Part.SERVERS, "nats://lab-1:4222,nats://lab-2:4222",
            Part.USER, "ann", Part.CA, "/home/ann/lab/ca.pem"), LoginKind.USER, false), Set.of(Part.PASSWORD),
            "as now");
    static final List<Choice> CHOICES = List.of(new Choice("lab", "nats://lab-1:4222,nats://lab-2:4222", "", true, -1),
            new Choice("night", "nats://night:4222", "", false, -1),
            new Choice("old", "",
                    "the nats CLI context \"old\" (/home/ann/.config/nats/context/old.json) is broken, it is"
                            + " not a JSON object; mend it with nats context edit, or name another one",
                    false, -1),
            new Choice("nats://127.0.0.1:4222", "earlier", "", false, 0));

    final List<Draft> tried = new ArrayList<>();
    final List<Draft> gone = new ArrayList<>();
    final List<Consumer<Filled>> fillers = new ArrayList<>();
    final List<Consumer<String>> breakers = new ArrayList<>();
    final List<Consumer<Told>> answers = new ArrayList<>();
    final List<Consumer<Map<Part, String>>> faults = new ArrayList<>();
    int stops;

    @Override
    public void fill(Choice choice, Consumer<Filled> filled, Consumer<String> broken) {
        fillers.add(filled);
        breakers.add(broken);
    }

    @Override
    public void attempt(Draft draft, Consumer<Told> told) {
        tried.add(draft);
        answers.add(told);
    }

    @Override
    public void stop() {
        stops++;
    }

    @Override
    public void go(Draft draft, Consumer<Map<Part, String>> wrong) {
        gone.add(draft);
        faults.add(wrong);
    }
}
