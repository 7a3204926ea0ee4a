package io.anula.simulator;

/** The versions of LaFactura's interface. */
enum Api {
    V2("api2.0"),
    V3("api3.0");

    private final String folder;

    Api(String folder) {
        this.folder = folder;
    }

    /** Where it is. */
    String root() {
        return LaFactura.ROOT + folder;
    }
}
