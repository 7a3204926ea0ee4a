package io.anula.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.FindingKind;
import io.anula.store.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsCsvTest {
    @Test
    void shouldQuoteWhatNeedsIt_andWriteNoFormula() {
        Finding finding = new Finding(
                "f1",
                FindingKind.NOTE_WITHOUT_REQUEST,
                "lafactura",
                "",
                "=1+1",
                "nc-\"1\"",
                null,
                "two, three",
                "a;b.csv",
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                "maria",
                "one\ntwo");
        assertEquals(
                "id,code,provider,account,invoice,note,cancellation,detail,source,found,gone,seen,seen-by,seen-reason\r\n"
                        + "f1,note-without-request,lafactura,,'=1+1,\"nc-\"\"1\"\"\",,\"two, three\",\"a;b.csv\","
                        + "1970-01-01T00:00:00Z,,1970-01-01T00:00:00Z,maria,\"one\ntwo\"\r\n",
                FindingsCsv.of(List.of(finding)));
    }
}
