package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.Window;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** By what siblings stand in order and over which time rates are taken, as the user chose; both are remembered. */
final class TreeOrder {

    private final Remembered remembered;
    private final Consumer<SiblingOrder> arrange;
    private final Consumer<Window> count;
    private final ReadOnlyObjectWrapper<SiblingOrder> order;
    private final ReadOnlyObjectWrapper<Window> window;

    /**
     * @param arrange puts everything in an order
     * @param count takes rates over a time
     */
    TreeOrder(Remembered remembered, Consumer<SiblingOrder> arrange, Consumer<Window> count) {
        this.remembered = remembered;
        this.arrange = arrange;
        this.count = count;
        order = new ReadOnlyObjectWrapper<>(remembered.order());
        window = new ReadOnlyObjectWrapper<>(remembered.window());
    }

    /** Takes up what was chosen in another run. */
    void recall() {
        count.accept(window.get());
        arrange.accept(order.get());
    }

    void by(SiblingOrder chosen) {
        var wanted = chosen.over(window.get());
        order.set(wanted);
        remembered.order(wanted);
        arrange.accept(wanted);
    }

    /** Where rates are the order, everything is put in order anew. */
    void over(Window wanted) {
        window.set(wanted);
        remembered.window(wanted);
        count.accept(wanted);
        var by = order.get().by();
        if (by == SiblingOrder.By.RATE || by == SiblingOrder.By.BYTE_RATE) {
            by(order.get());
        } else {
            order.set(order.get().over(wanted));
        }
    }

    ReadOnlyObjectProperty<SiblingOrder> orderProperty() {
        return order.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }
}
