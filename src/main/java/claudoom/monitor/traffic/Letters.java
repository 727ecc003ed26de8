package claudoom.monitor.traffic;

/** A text that can be read letter by letter, however it is kept. */
public interface Letters {

    int length();

    char charAt(int place);

    /** As the same part of a string. */
    String part(int from, int to);

    /** What a test says of the bytes, where these letters are kept as one each; else what the other one says. */
    default boolean meets(LatinTest test, LettersTest otherwise) {
        return otherwise.meets(this);
    }

    /** A test of letters that are a byte each and lie among others. */
    @FunctionalInterface
    interface LatinTest {
        boolean meets(byte[] letters, int from, int to);
    }

    /** A test of letters however they are kept. */
    @FunctionalInterface
    interface LettersTest {
        boolean meets(Letters letters);
    }

    static Letters of(String text) {
        return new Letters() {
            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int place) {
                return text.charAt(place);
            }

            @Override
            public String part(int from, int to) {
                return text.substring(from, to);
            }
        };
    }
}
