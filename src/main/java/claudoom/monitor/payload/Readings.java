package claudoom.monitor.payload;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As what payloads are read, subject by subject, where somebody chose; and the Protobuf types there are. Any thread. */
public final class Readings {

    private static final String CHOICES = "as";
    private static final String FILE = "descriptors";
    private static final int MOST = 50;
    private static final int LONGEST = 500;

    private final Memory memory;
    private List<Choice> choices;
    private volatile ProtoTypes types = ProtoTypes.NONE;
    private volatile String trouble = "";
    private final AtomicLong changes = new AtomicLong();

    /** What was chosen for some subjects. */
    private record Choice(SubjectPattern subjects, Reading reading, String type) {}

    public Readings(Memory memory) {
        this.memory = memory;
        this.choices = remembered(memory.get(CHOICES));
    }

    /** Only these; nothing is remembered. */
    public static Readings ofThisRun() {
        return new Readings(Memory.ofThisRun());
    }

    private static List<Choice> remembered(@Nullable String text) {
        List<Choice> found = new ArrayList<>();
        for (String line : text == null ? new String[0] : text.split("\n", MOST + 1)) {
            String[] words = line.split("\t", -1);
            Reading reading = words.length != 3 || words[0].isEmpty() || words[1].equals("AUTO")
                    ? null
                    : Arrays.stream(Reading.values()).filter(r -> r.name().equals(words[1])).findFirst().orElse(null);
            if (reading != null && found.size() < MOST) {
                found.add(new Choice(new SubjectPattern(words[0]), reading, words[2]));
            }
        }
        return List.copyOf(found);
    }

    /** How a payload on this subject is to be read; of several choices that fit the newest counts. */
    public As of(String subject) {
        for (Choice choice : chosen()) {
            if (choice.subjects().matches(subject)) {
                return new As(choice.reading(), types.named(choice.type()));
            }
        }
        return As.AUTO;
    }

    private synchronized List<Choice> chosen() {
        return choices;
    }

    /** From now on payloads on such subjects are read so; {@link As#AUTO} forgets what was chosen. */
    public synchronized void choose(String pattern, As as) {
        if (pattern.isEmpty() || pattern.length() > LONGEST || pattern.chars().anyMatch(c -> c < ' ')) {
            return; // nothing that could be kept in a line
        }
        List<Choice> next = new ArrayList<>();
        SubjectPattern subjects = new SubjectPattern(pattern);
        if (as.reading() != Reading.AUTO) {
            next.add(new Choice(subjects, as.reading(), as.type() == null ? "" : as.type().name()));
        }
        choices.stream().filter(old -> !subjects.covers(old.subjects())).limit(MOST - 1).forEach(next::add);
        choices = List.copyOf(next);
        changes.incrementAndGet();
        memory.put(CHOICES, choices.isEmpty()
                ? null
                : choices.stream().map(one -> one.subjects().text() + "\t" + one.reading() + "\t" + one.type())
                        .collect(Collectors.joining("\n")));
    }

    /** The subjects that are of one kind with this one: what names an agent, an experiment or a generation becomes {@code *}. */
    public static String alike(String subject, Meaning meaning) {
        return Arrays.stream(subject.split("\\.", -1)).map(token -> names(token, meaning) ? "*" : token)
                .collect(Collectors.joining("."));
    }

    private static boolean names(String token, Meaning meaning) {
        return token.equals(meaning.agent()) || token.equals(meaning.experiment())
                || token.equals(meaning.generation());
    }

    /** Another number after each change of what is chosen or described. */
    public long changes() {
        return changes.get();
    }

    public ProtoTypes types() {
        return types;
    }

    /** Why the descriptors of an earlier run could not be used; empty if nothing was wrong. */
    public String trouble() {
        return trouble;
    }

    /** Reads the types of a descriptor set and remembers where it is; not for the frame thread. */
    public void describe(Path file) throws BadDescriptors {
        types = ProtoTypes.read(file);
        changes.incrementAndGet();
        trouble = "";
        memory.put(FILE, file.toAbsolutePath().toString());
    }

    /** Reads the descriptor set of the last run again, if there was one; a failure is kept to be said. */
    public void describeAgain() {
        String last = memory.get(FILE);
        if (last == null || last.isEmpty()) {
            return;
        }
        try {
            types = ProtoTypes.read(Objects.requireNonNull(Path.of(last)));
        } catch (BadDescriptors bad) {
            trouble = bad.sentence();
        } catch (InvalidPathException broken) {
            memory.put(FILE, null);
        }
    }
}
