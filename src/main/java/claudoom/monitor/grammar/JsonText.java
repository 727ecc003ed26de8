package claudoom.monitor.grammar;

import tools.jackson.core.io.JsonStringEncoder;

/** Puts a text into a JSON string so that it stays one. */
final class JsonText {

    private JsonText() {}

    static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
