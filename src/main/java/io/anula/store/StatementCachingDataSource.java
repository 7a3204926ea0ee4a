package io.anula.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that compile each statement once. HSQLDB forgets a compiled statement when its last use is closed, so
 * each connection keeps one of each open without running it.
 */
final class StatementCachingDataSource extends DelegatingDataSource {
    /** How long a closing pool waits for a connection that is being made; without a wait, the pool logs a warning. */
    private static final int LOGIN_SECONDS = 5;

    StatementCachingDataSource(DataSource direct) {
        super(direct);
    }

    @Override
    public int getLoginTimeout() {
        return LOGIN_SECONDS;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return keeping(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return keeping(super.getConnection(username, password));
    }

    private static Connection keeping(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Keeper(connection));
    }

    /** Keeps the statements of one connection; they end with it. */
    private static final class Keeper implements InvocationHandler {
        /**
         * The limit of kept statements, above the number that the program has: some statements contain their values and
         * are not worth keeping.
         */
        private static final int MOST = 200;

        private final Connection connection;
        private final Map<String, PreparedStatement> kept = new HashMap<>();

        Keeper(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement") && arguments.length == 1) {
                keep((String) arguments[0]);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }

        private void keep(String statement) throws SQLException {
            if (!kept.containsKey(statement) && kept.size() < MOST) {
                kept.put(statement, connection.prepareStatement(statement));
            }
        }
    }
}
