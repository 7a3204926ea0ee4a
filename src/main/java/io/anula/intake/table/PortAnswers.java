package io.anula.intake.table;

import java.util.Optional;
import java.util.Set;
import org.hsqldb.DatabaseManager;
import org.hsqldb.Session;
import org.hsqldb.error.Error;
import org.hsqldb.error.ErrorCode;
import org.hsqldb.navigator.RowSetNavigator;
import org.hsqldb.result.Result;
import org.hsqldb.result.ResultConstants;

/** Executes the statements of one client within the limits, and answers them. */
final class PortAnswers {
    private static final Set<Integer> PASSED_ON = Set.of(
            ResultConstants.EXECUTE,
            ResultConstants.BATCHEXECUTE,
            ResultConstants.FREESTMT,
            ResultConstants.CLOSE_RESULT,
            ResultConstants.GETSESSIONATTR,
            ResultConstants.SETSESSIONATTR,
            ResultConstants.SETCONNECTATTR,
            ResultConstants.ENDTRAN,
            ResultConstants.REQUESTDATA);

    private final Session session;
    private final PortLimits limits;
    private int openResults;
    private int openStatements;

    PortAnswers(Session session, PortLimits limits) {
        this.session = session;
        this.limits = limits;
    }

    /** The client must be disconnected: it asks for something that no driver asks for. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    Result to(Result asked) {
        return switch (asked.getType()) {
            case ResultConstants.SQLCANCEL -> cancel(asked);
            case ResultConstants.RESETSESSION -> reset();
            case ResultConstants.EXECUTE_INVALID -> Result.newErrorResult(Error.error(ErrorCode.X_07502));
            case ResultConstants.EXECDIRECT, ResultConstants.PREPARE -> judged(asked, asked.getMainString());
            case ResultConstants.BATCHEXECDIRECT -> judged(asked, batch(asked));
            default -> passed(asked);
        };
    }

    private static Result cancel(Result asked) {
        Session other = DatabaseManager.getSession(asked.getDatabaseId(), asked.getSessionId());
        return other == null ? Result.updateZeroResult : other.cancel(asked);
    }

    private Result reset() {
        session.resetSession();
        openResults = 0;
        return Result.updateZeroResult;
    }

    private static String batch(Result asked) {
        RowSetNavigator statements = asked.getNavigator();
        statements.beforeFirst();
        StringBuilder all = new StringBuilder();
        while (statements.next()) {
            all.append(statements.getCurrent()[0]).append(";\n");
        }
        statements.beforeFirst();
        return all.toString();
    }

    private Result judged(Result asked, String sql) {
        Optional<String> objection = PortStatements.objection(sql);
        return objection.isPresent()
                ? refused(objection.get() + " is not for clients of this port: they insert and select")
                : execute(asked);
    }

    private Result passed(Result asked) {
        int kind = asked.getType();
        if (!PASSED_ON.contains(kind)) {
            throw new Refused("a message of kind " + kind);
        }
        return execute(asked);
    }

    private Result execute(Result asked) {
        if (openResults > PortLimits.OPEN_RESULTS && asked.getType() != ResultConstants.CLOSE_RESULT) {
            throw new Refused("too many results are open");
        }
        if (openStatements > PortLimits.OPEN_STATEMENTS && asked.getType() == ResultConstants.PREPARE) {
            return refused("%d statements are prepared: close some".formatted(openStatements));
        }
        int most = (int) Math.max(1, limits.statement().toSeconds());
        asked.queryTimeout = asked.queryTimeout <= 0 ? most : Math.min(asked.queryTimeout, most);
        int wanted = asked.getFetchSize();
        asked.setFetchSize(wanted <= 0 ? PortLimits.PAGE : Math.min(wanted, PortLimits.PAGE));
        Result answer = session.execute(asked);
        count(asked, answer);
        return answer;
    }

    private void count(Result asked, Result answer) {
        switch (asked.getType()) {
            case ResultConstants.CLOSE_RESULT -> openResults = Math.max(0, openResults - 1);
            case ResultConstants.FREESTMT -> openStatements = Math.max(0, openStatements - 1);
            case ResultConstants.PREPARE -> openStatements += answer.isError() ? 0 : 1;
            default -> openResults += answer.getType() == ResultConstants.DATAHEAD ? 1 : 0;
        }
    }

    private static Result refused(String why) {
        return Result.newErrorResult(Error.error(ErrorCode.X_42501, why));
    }
}
