package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.StoredShelf;
import claudoom.monitor.feature.subjects.model.SubjectTree;

/** The tree as the place for stored subjects. */
record TreeShelf(SubjectTree tree) implements StoredShelf {

    @Override
    public boolean stored(String stream, String subject, long messages) {
        return tree.stored(stream, subject, messages);
    }

    @Override
    public void forgetStored(String stream) {
        tree.forgetStored(stream);
    }
}
