package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A line under the tools that asks for one short text; Enter takes it, Escape puts the line away. */
final class AskLine extends HBox {

    private final Label question = Parts.label("");
    private final TextField answer = new TextField();
    private final Label trouble = Parts.label("", "caption");
    private final Button done;
    private Function<String, @Nullable String> refusal = text -> null;
    private Consumer<String> then = text -> {};
    private Function<String, String> notice = text -> "";
    private @Nullable Node before;
    private boolean field;

    AskLine(String id) {
        getStyleClass().addAll("row", "ask-line");
        setAlignment(Pos.CENTER_LEFT);
        answer.setId(id);
        answer.setPrefWidth(280);
        question.setMinWidth(USE_PREF_SIZE);
        trouble.setId(id + "-trouble");
        done = Parts.button(id + "-done", "fas-check", "");
        var cancel = Parts.button(id + "-cancel", "fas-times", "Cancel");
        done.setOnAction(e -> finish());
        cancel.setOnAction(e -> putAway());
        answer.setOnAction(e -> finish());
        answer.textProperty().subscribe(text -> check());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                putAway();
                key.consume();
            }
        });
        getChildren().addAll(question, answer, done, cancel, trouble);
        putAway();
    }

    /**
     * What is asked for.
     *
     * @param does what Enter does, in a word
     * @param field whether the answer is a field of messages, so that fields can be offered
     */
    record Question(String words, String does, String first, boolean field) {}

    /**
     * @param refusal why an answer is of no use, in a few words; null if it is
     */
    void ask(Question asked, Function<String, @Nullable String> refusal, Consumer<String> then) {
        ask(asked, refusal, then, text -> "");
    }

    /** @param notice what should be known of an answer that is of use; empty if nothing should */
    void ask(Question asked, Function<String, @Nullable String> refusal, Consumer<String> then,
            Function<String, String> notice) {
        this.refusal = refusal;
        this.notice = notice;
        this.then = then;
        field = asked.field;
        question.setText(asked.words);
        done.setText(asked.does);
        before = isFocusWithin() || getScene() == null ? before : getScene().getFocusOwner();
        answer.setAccessibleText(asked.words);
        answer.setText(asked.first);
        check();
        Parts.present(this, true);
        answer.requestFocus();
        answer.selectAll();
    }

    /** Whether a field of messages is asked for at present. */
    boolean field() {
        return field;
    }

    TextField answer() {
        return answer;
    }

    private void check() {
        var text = answer.getText().strip();
        var why = refusal.apply(text);
        trouble.setText(why == null ? notice.apply(text) : why);
        done.setDisable(why != null);
    }

    private void finish() {
        var text = answer.getText().strip();
        if (refusal.apply(text) == null) {
            putAway();
            then.accept(text);
        }
    }

    /** The keyboard goes back to where it came from. */
    private void putAway() {
        boolean here = isFocusWithin();
        Parts.present(this, false);
        if (here && before != null) {
            before.requestFocus();
        }
        before = null;
    }
}
