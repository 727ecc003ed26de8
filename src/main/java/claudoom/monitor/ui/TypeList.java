package claudoom.monitor.ui;

import claudoom.monitor.payload.As;
import claudoom.monitor.payload.ProtoTypes;
import claudoom.monitor.payload.Reading;
import claudoom.monitor.payload.Visible;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** All Protobuf types there are, to look for one by a part of its name. */
final class TypeList {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 260;
    private static final int LONGEST = 200;

    private final ProtoTypes types;
    private final Consumer<As> choose;
    private final FilteredList<String> names;
    private final ListView<String> list;
    private final TextField part = new TextField();
    private final PopOver over;

    TypeList(String id, ProtoTypes types, Consumer<As> choose) {
        this.types = types;
        this.choose = choose;
        names = new FilteredList<>(FXCollections.observableArrayList(types.names()));
        list = new ListView<>(names);
        list.setId(id + "-type-list");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setCellFactory(view -> new Cell());
        part.setId(id + "-type-part");
        part.setPromptText("part of the name");
        part.textProperty().subscribe(text -> {
            names.setPredicate(name -> name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
            list.getSelectionModel().selectFirst();
        });
        var box = new VBox(8, part, list);
        box.getStyleClass().add("popover-body");
        over = new PopOver(box);
        over.setTitle("Protobuf type");
        part.setOnAction(enter -> take());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                take();
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                take();
            }
        });
    }

    void show(Node at) {
        over.show(at);
        part.requestFocus();
    }

    private void take() {
        var name = list.getSelectionModel().getSelectedItem();
        var type = name == null ? null : types.named(name);
        if (type != null) {
            over.hide();
            choose.accept(new As(Reading.PROTOBUF, type));
        }
    }

    /** One name. */
    private static final class Cell extends ListCell<String> {

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(name == null || empty ? "" : Visible.line(name, LONGEST));
        }
    }
}
