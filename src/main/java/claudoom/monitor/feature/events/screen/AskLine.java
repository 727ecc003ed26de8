package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
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

    AskLine(String id) {
        getStyleClass().addAll("row", "ask-line");
        setAlignment(Pos.CENTER_LEFT);
        answer.setId(id);
        answer.setPrefWidth(280);
        question.setMinWidth(USE_PREF_SIZE);
        trouble.setId(id + "-trouble");
        done = Parts.button(id + "-done", "fas-check", "Done");
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

    /** @param refusal why an answer is of no use, in a few words; null if it is */
    void ask(String words, String first, Function<String, @Nullable String> refusal, Consumer<String> then) {
        this.refusal = refusal;
        this.then = then;
        question.setText(words);
        answer.setAccessibleText(words);
        answer.setText(first);
        check();
        Parts.present(this, true);
        answer.requestFocus();
        answer.selectAll();
    }

    TextField answer() {
        return answer;
    }

    private void check() {
        var why = refusal.apply(answer.getText().strip());
        trouble.setText(why == null ? "" : why);
        done.setDisable(why != null);
    }

    private void finish() {
        var text = answer.getText().strip();
        if (refusal.apply(text) == null) {
            putAway();
            then.accept(text);
        }
    }

    private void putAway() {
        Parts.present(this, false);
    }
}
