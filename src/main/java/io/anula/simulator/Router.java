package io.anula.simulator;

/** Selects the handler by path: one tree for each provider, the rest for the simulator's own API. */
record Router(Handler laFactura, Handler calipso, Handler control) implements Handler {
    @Override
    public Reply handle(Request request) {
        String path = request.path();
        if (path.startsWith(LaFactura.ROOT)) {
            return laFactura.handle(request);
        }
        return (Calipso.isOurs(path) ? calipso : control).handle(request);
    }
}
