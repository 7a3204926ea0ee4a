package io.anula.simulator;

/** A response and the way it is delivered or spoilt. */
record Reply(Response response, Delivery delivery) {
    private static final Response NOTHING = Response.text(500, "");

    enum Delivery {
        WHOLE,
        /** Half of the announced body, then the end of the connection. */
        CUT,
        /** The head at once, then one byte of the body every 100 ms. */
        DRIP,
        /** RST instead of an answer. */
        RESET,
        /** No answer until the client closes, for at most 120 s. */
        HANG
    }

    static Reply whole(Response response) {
        return new Reply(response, Delivery.WHOLE);
    }

    static Reply none(Delivery delivery) {
        return new Reply(NOTHING, delivery);
    }
}
