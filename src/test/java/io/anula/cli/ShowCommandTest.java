package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ShowCommandTest {
    @Test
    void shouldPrintTheAnswerAsItCame_butCommandNoTerminal() {
        assertEquals("<b>Fatal</b>\n\tat 88\nñ€", ShowCommand.asItCame("<b>Fatal</b>\r\n\tat 88\nñ€"));
        assertEquals("a\uFFFD[2Jb\uFFFDc\uFFFD", ShowCommand.asItCame("a\u001B[2Jb\u0007c\u009B"));
    }
}
