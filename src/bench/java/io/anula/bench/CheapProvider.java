package io.anula.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * LaFactura's interface 2.0 for as little CPU as possible, as a process of its own: bare sockets, a thread for each
 * connection (virtual where there are), answers of prepared bytes. Says its port and its Java at the
 * start and ends when its input does, so that it never outlives whoever started it.
 */
final class CheapProvider {
    private static final int BACKLOG = 1024;

    private CheapProvider() {}

    /**
     * Runs it.
     *
     * @param arguments the delay of each answer in milliseconds, and after how many a note is accepted
     */
    public static void main(String[] arguments) throws IOException {
        Decisions decisions = new Decisions(Long.parseLong(arguments[1]));
        Tally tally = new Tally(Long.parseLong(arguments[0]), decisions);
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(() -> accept(server, tally, decisions), "listener");
        listener.setDaemon(true);
        listener.start();
        System.out.println(server.getLocalPort() + " " + Runtime.version());
        while (System.in.read() >= 0) {
            // nothing is expected but the end
        }
        System.exit(0);
    }

    private static void accept(ServerSocket server, Tally tally, Decisions decisions) {
        ExecutorService connections = threads();
        try {
            while (true) {
                Socket socket = server.accept();
                connections.execute(new CheapConnection(socket, tally, decisions));
            }
        } catch (IOException broken) {
            System.err.println("The provider listens no more: " + broken);
        }
    }

    private static ExecutorService threads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJava) {
            return Executors.newCachedThreadPool();
        }
    }
}
