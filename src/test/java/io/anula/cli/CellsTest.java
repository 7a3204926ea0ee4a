package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CellsTest {
    @Test
    void shouldAlignColumns_andCutTheLastWhereThereIsNoRoom() {
        Cells unit = new Cells();
        unit.add("A", "B", "C");
        unit.add("aaa", "b", "more than fits\nhere");
        assertEquals(List.of("A    B  C", "aaa  b  more th…"), unit.lines(16));
    }
}
