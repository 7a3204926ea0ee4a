package io.anula.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest extends AnswerFixture {
    OutboxTest(@TempDir Path folder) {
        super(folder);
    }

    private void left(String name, Duration before) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "{");
        Files.setLastModifiedTime(file, FileTime.from(SettableClock.START.minus(before)));
    }

    @Test
    void shouldSweepWhatDeadProcessesLeft_andNothingElse() throws IOException {
        left(".1.result.node-7.tmp", Duration.ofMinutes(61));
        left(".2.result.node-2.tmp", Duration.ofMinutes(59));
        left("a.json.result.json", Duration.ofDays(9));
        left("notes.tmp", Duration.ofDays(9));
        outbox.sweep();
        assertEquals(List.of(".2.result.node-2.tmp", "a.json.result.json", "notes.tmp"), names());
    }
}
