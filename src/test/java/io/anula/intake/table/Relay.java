package io.anula.intake.table;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands bytes on between clients and the port until it is closed: then the port's clients have gone, as when they are killed. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    Relay(int target) throws IOException {
        this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.target = target;
        start(this::accept);
    }

    int number() {
        return door.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket port = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(port);
                start(() -> hand(client, port));
                start(() -> hand(port, client));
            }
        } catch (IOException closed) {
            // nobody comes any more
        }
    }

    private static void hand(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // one of them has gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
