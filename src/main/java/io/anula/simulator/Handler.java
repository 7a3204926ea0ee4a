package io.anula.simulator;

/** What stands behind a path. */
interface Handler {
    Reply handle(Request request);
}
