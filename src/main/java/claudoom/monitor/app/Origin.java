package claudoom.monitor.app;

import claudoom.monitor.bridge.Effort;
import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.Memory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What holds for the whole run of the program, whatever it is connected to. */
record Origin(Options options, Grammars grammars, Settings settings, Folders folders, Map<String, String> environment,
        InstantSource clock) {

    /** Everything anew for one connection. */
    Wiring wire(Goal goal, Pulse pulse, Effort effort, Memory memory, Function<Consumer<String>, LagHistory> past) {
        return new Wiring(goal.where(), grammars, goal.readOnly(), folders.data().resolve("commands.jsonl"), pulse,
                effort, clock, options.keep(), memory, past);
    }

    /** Says how Protobuf is read: as the command line has it, else as last time. */
    void describe(Wiring all) throws BadDescriptors {
        if (options.descriptors == null) {
            all.readings.describeAgain();
        } else {
            all.readings.describe(options.descriptors);
        }
    }

    Frame frame() {
        var size = options.size == null
                ? new double[] {0, 0}
                : Arrays.stream(options.size.split("x", -1)).mapToDouble(Double::parseDouble).toArray();
        var chosen = options.theme != null ? options.theme : String.valueOf(settings.values().theme());
        boolean invisible = options.headless() && options.size == null;
        return new Frame(settings.values(), chosen, invisible ? 1280 : size[0], invisible ? 800 : size[1]);
    }

    /** FX thread. */
    MonitorWindow window(Wiring all, Goal goal, Frame frame, List<String> notices) {
        var made = new MonitorWindow(all, settings, goal.readOnly(), frame, notices);
        all.navigation.set(made::open);
        return made;
    }

    NatsContexts contexts() {
        return new NatsContexts(folders.nats(), environment, Folders.home(environment).toString());
    }

    /** As {@code --context NAME} alone would have it; what is missing is for the sheet to ask. */
    ConnectOptions context(String name) throws BadConnectOptions {
        var alone = new Options();
        alone.context = name;
        return alone.connect(environment, Settings.Values.DEFAULT, contexts(), words -> null);
    }
}
