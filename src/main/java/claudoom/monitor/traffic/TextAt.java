package claudoom.monitor.traffic;

/** One of the {@link Texts} after the other, without making anything for each. One thread. */
public final class TextAt implements Letters {

    private final byte[] letters;
    private final Texts texts;
    private int start;
    private int end;

    public TextAt(Texts texts) {
        this.texts = texts;
        letters = texts.letters();
    }

    /** From now on this is the text at that place. */
    public Letters place(int place) {
        start = texts.start(place);
        end = texts.end(place);
        return this;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int place) {
        return (char) (letters[start + place] & 0xff);
    }

    @Override
    public String part(int from, int to) {
        return Latin.text(letters, start + from, start + to);
    }

    @Override
    public boolean meets(LatinTest test, LettersTest otherwise) {
        return test.meets(letters, start, end);
    }
}
