package io.anula.simulator;

/** Answers the requests for a path. */
interface Handler {
    Reply handle(Request request);
}
