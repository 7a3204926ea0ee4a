package io.anula.intake;

/**
 * A place in a text, from 1 upwards. Lines end with {@code \n}, {@code \r\n} or {@code \r}.
 *
 * @param column in characters
 */
record Position(long line, long column) {
    static final Position START = new Position(1, 1);

    /** Counts lines and columns while characters pass by. */
    static final class Counter {
        private long line = 1;
        private long column = 1;
        private boolean afterReturn;

        void pass(int character) {
            if (character == '\n' && afterReturn) {
                afterReturn = false;
                return;
            }
            afterReturn = character == '\r';
            if (character == '\n' || afterReturn) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }

        Position here() {
            return new Position(line, column);
        }
    }
}
