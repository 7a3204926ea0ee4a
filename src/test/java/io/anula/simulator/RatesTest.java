package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class RatesTest {
    @Test
    void shouldPlayTheSame_whenTheSeedIsTheSame() {
        Rates one = new Rates(7, Map.of(Fault.HTTP_503, 0.5));
        Rates other = new Rates(7, Map.of(Fault.HTTP_503, 0.5));
        int struck = 0;
        for (int i = 0; i < 200; i++) {
            boolean strikes = one.draw(Operation.CANCEL).isPresent();
            assertEquals(strikes, other.draw(Operation.CANCEL).isPresent());
            struck += strikes ? 1 : 0;
        }
        assertTrue(struck > 60 && struck < 140, struck + " of 200");
    }
}
