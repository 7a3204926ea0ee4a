package io.anula.simulator;

/** Paths: one tree per provider, the rest is for whoever runs the simulator. */
record Router(Handler laFactura, Handler calipso, Handler control) implements Handler {
    @Override
    public Reply handle(Request request) {
        String path = request.path();
        if (path.startsWith(LaFactura.ROOT)) {
            return laFactura.handle(request);
        }
        return (path.startsWith(Calipso.ROOT) ? calipso : control).handle(request);
    }
}
