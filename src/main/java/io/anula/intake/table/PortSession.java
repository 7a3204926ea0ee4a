package io.anula.intake.table;

import io.anula.intake.table.PortAnswers.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.hsqldb.HsqlException;
import org.hsqldb.Session;
import org.hsqldb.result.Result;
import org.hsqldb.result.ResultConstants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the table's port. Its thread reads, asks the database and answers; the port checks from outside how
 * long that takes.
 */
final class PortSession implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PortSession.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TablePort port;
    private final String client;
    private final PortMessages messages;
    private final Object turn = new Object();
    private @Nullable Session session;
    private @Nullable PortAnswers answers;
    private Doing doing = Doing.LOGIN;
    private long since;
    private long transactionSince;
    private boolean inTransaction;
    private boolean ended;

    PortSession(TablePort port, Socket socket) throws IOException {
        this.port = port;
        this.client = String.valueOf(socket.getRemoteSocketAddress());
        this.messages = new PortMessages(socket);
        this.since = port.nanos();
    }

    private enum Doing {
        LOGIN,
        IDLE,
        READING,
        EXECUTING,
        WRITING
    }

    boolean isLoggedIn() {
        synchronized (turn) {
            return session != null;
        }
    }

    boolean isInTransaction() {
        synchronized (turn) {
            return inTransaction || doing == Doing.EXECUTING;
        }
    }

    @Override
    public void run() {
        try {
            messages.greet();
            logIn();
            while (answerOne()) {
                // tries the next one
            }
        } catch (EOFException gone) {
            LOG.debug("{} has gone", client);
        } catch (IOException | HsqlException | Refused failure) {
            LOG.debug("{} is let go", client, failure);
        } finally {
            close();
        }
    }

    private void logIn() throws IOException {
        if (messages.next() != ResultConstants.CONNECT) {
            throw new IOException("it does not log in");
        }
        Result asked = messages.read(null, ResultConstants.CONNECT, PortLimits.LONGEST_LOGIN);
        try {
            Session opened = port.logIn(asked);
            synchronized (turn) {
                session = opened;
                answers = new PortAnswers(opened, port.limits());
            }
            messages.write(opened, Result.newConnectionAcknowledgeResponse(opened));
            now(Doing.IDLE);
        } catch (HsqlException refused) {
            messages.write(null, Result.newErrorResult(refused));
            throw refused;
        }
    }

    private boolean answerOne() throws IOException {
        Session open = java.util.Objects.requireNonNull(session);
        int kind = messages.next();
        now(Doing.READING);
        Result asked = messages.read(open, kind, PortLimits.LONGEST_MESSAGE);
        if (asked.getType() == ResultConstants.DISCONNECT) {
            messages.write(open, Result.updateZeroResult);
            return false;
        }
        Result answer = execute(open, asked);
        now(Doing.WRITING);
        messages.write(open, answer);
        now(Doing.IDLE);
        return true;
    }

    private Result execute(Session open, Result asked) throws IOException {
        port.enter(this::begin);
        try {
            return java.util.Objects.requireNonNull(answers).to(asked);
        } finally {
            synchronized (turn) {
                boolean isOpen = open.isInMidTransaction();
                transactionSince = isOpen && !inTransaction ? since : transactionSince;
                inTransaction = isOpen;
                doing = Doing.WRITING;
                since = port.nanos();
            }
        }
    }

    /** Whether the client may go on while others wait for a checkpoint: only if it has a transaction open. */
    private boolean begin(boolean calm) {
        synchronized (turn) {
            if (!calm && !inTransaction) {
                return false;
            }
            doing = Doing.EXECUTING;
            since = port.nanos();
            return true;
        }
    }

    private void now(Doing next) {
        synchronized (turn) {
            doing = next;
            since = port.nanos();
        }
    }

    /** Ends a session that takes too long or too much, or whose client has disconnected. */
    void look() {
        Optional<String> reason;
        synchronized (turn) {
            reason = ended ? Optional.empty() : tooMuch();
        }
        reason.ifPresent(this::end);
    }

    private Optional<String> tooMuch() {
        long took = port.nanos() - since;
        if (inTransaction
                && port.nanos() - transactionSince > port.limits().transaction().toNanos()) {
            return Optional.of("its transaction was open for longer than requests.max-transaction");
        }
        return switch (doing) {
            case LOGIN -> longer(took, PortLimits.LOGIN, "it does not log in");
            case IDLE -> Optional.empty();
            case READING, WRITING -> longer(took, PortLimits.MESSAGE, "it neither sends nor reads on");
            case EXECUTING -> executing(took);
        };
    }

    private Optional<String> executing(long took) {
        if (messages.isGone()) {
            return Optional.of("it has gone while its statement went on");
        }
        if (session != null && session.getTransactionSize() > PortLimits.CHANGES) {
            return Optional.of("its transaction changes more than %d rows".formatted(PortLimits.CHANGES));
        }
        return longer(
                took, port.limits().statement().plus(GRACE), "its statement took longer than requests.max-statement");
    }

    private static Optional<String> longer(long took, Duration limit, String reason) {
        return took > limit.toNanos() ? Optional.of(reason) : Optional.empty();
    }

    /** Ends the session: its statement stops at the next row, its transaction is rolled back, its socket is closed. */
    void end(String reason) {
        if (leave()) {
            LOG.warn(
                    "The client {} of the request table is let go: {} / Se desconecta a ese cliente de la tabla",
                    client,
                    reason);
        }
    }

    /** The same without a log line; false if the session has already ended. */
    boolean leave() {
        Session open;
        synchronized (turn) {
            if (ended) {
                return false;
            }
            ended = true;
            open = session;
        }
        cancel(open);
        messages.close();
        return true;
    }

    private static void cancel(@Nullable Session open) {
        if (open != null && open.getDatabase() != null) {
            open.cancel(Result.newCancelRequest(open.getRandomId(), -1, ""));
        }
    }

    /** Cancels the statement again, because the first request may have come just before it began. */
    void cancelAgain() {
        synchronized (turn) {
            if (ended && doing == Doing.EXECUTING) {
                cancel(session);
            }
        }
    }

    private void close() {
        messages.close();
        Session open = session;
        if (open != null) {
            open.close();
        }
        port.left(this);
    }
}
