package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Has the tree take in what came, one sample at a time and beside the frames: a storm of new subjects takes longer than one. */
final class Sampling {

    /** Within the frame, for a tree that somebody feeds by hand. */
    static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    private final SubjectTree tree;
    private final Aside aside;
    private boolean running;

    /** @param aside does nothing else that takes long, because numbers wait for it */
    Sampling(SubjectTree tree, Aside aside) {
        this.tree = tree;
        this.aside = aside;
    }

    /** What it takes in is there at the next frame, or at a later one. */
    void sample(Instant at) {
        if (running) {
            return;
        }
        running = true;
        aside.run(() -> {
            tree.sample(at.toEpochMilli());
            return at;
        }, done -> running = false);
    }
}
