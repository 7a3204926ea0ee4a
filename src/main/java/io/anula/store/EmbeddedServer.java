package io.anula.store;

import java.io.PrintWriter;
import java.io.Writer;
import org.hsqldb.persist.HsqlProperties;
import org.hsqldb.server.Server;
import org.hsqldb.server.ServerAcl.AclFormatException;

/** HSQLDB's own network server, over the database that this process has open. */
final class EmbeddedServer implements AutoCloseable {
    private static final String PREFIX = "jdbc:hsqldb:";

    private final Server server;

    private EmbeddedServer(Server server) {
        this.server = server;
    }

    /**
     * @param listen host and port
     * @param url of the database, as this process opened it
     */
    static EmbeddedServer start(String listen, String url) {
        int colon = listen.lastIndexOf(':');
        HsqlProperties properties = new HsqlProperties();
        properties.setProperty("server.database.0", url.substring(PREFIX.length()));
        properties.setProperty("server.dbname.0", "anula");
        properties.setProperty("server.no_system_exit", true);
        properties.setProperty("server.silent", true);
        Server server = new Server();
        try {
            server.setProperties(properties);
        } catch (java.io.IOException | AclFormatException failure) {
            throw new IllegalStateException("store.listen = " + listen + ": " + failure.getMessage(), failure);
        }
        server.setAddress(listen.substring(0, colon));
        server.setPort(Integer.parseInt(listen.substring(colon + 1)));
        server.setLogWriter(new PrintWriter(Writer.nullWriter()));
        server.setErrWriter(new PrintWriter(Writer.nullWriter()));
        server.start();
        if (server.getState() != org.hsqldb.server.ServerConstants.SERVER_STATE_ONLINE) {
            Throwable cause = server.getServerError();
            throw new IllegalStateException(
                    "store.listen = %s: nobody can listen there (%s). Another process may have that port: choose another "
                                    .formatted(listen, cause == null ? "no reason given" : cause.getMessage())
                            + "one, or leave the value empty to switch the server off.",
                    cause);
        }
        return new EmbeddedServer(server);
    }

    /** Stops listening and leaves the database open. */
    @Override
    public void close() {
        server.shutdownWithCatalogs(org.hsqldb.Database.CLOSEMODE_NORMAL);
    }
}
