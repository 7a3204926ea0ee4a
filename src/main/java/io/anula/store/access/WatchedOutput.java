package io.anula.store.access;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The output to a reader that must keep reading: otherwise the channel is closed, and the writer fails. */
final class WatchedOutput extends OutputStream {
    private final SocketChannel channel;
    private final ScheduledExecutorService watch;
    private final Duration standstill;

    WatchedOutput(SocketChannel channel, ScheduledExecutorService watch, Duration standstill) {
        this.channel = channel;
        this.watch = watch;
        this.standstill = standstill;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
            ScheduledFuture<?> end = watch.schedule(this::giveUp, standstill.toMillis(), TimeUnit.MILLISECONDS);
            try {
                channel.write(rest);
            } finally {
                end.cancel(false);
            }
        }
    }

    private void giveUp() {
        try {
            channel.close();
        } catch (IOException gone) {
            // the channel is closed already
        }
    }
}
