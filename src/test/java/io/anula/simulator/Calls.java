package io.anula.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The providers' calls in their own words, on a day that stands still: 21 March 2020 in Bogotá. */
final class Calls {
    static final String INVOICE = "/lafactura/api2.0/invoice/";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2020-03-22T03:00:00Z"), ZoneOffset.UTC);
    static final LocalDate TODAY = LocalDate.of(2020, 3, 21);

    private Calls() {}

    static SimulatorOptionsBuilder options() {
        return SimulatorOptions.builder().clock(CLOCK);
    }

    static String deletion(String tascode) {
        return deletion(tascode, DailyHash.of(tascode, TODAY));
    }

    static String deletion(String tascode, String hash) {
        return "{\"deleteInvoice\":{\"tascode\":\"" + tascode + "\",\"hash\":\"" + hash
                + "\",\"description\":\"El cliente no aceptó\"}}";
    }

    static String verification(String tascode) {
        return "{\"verifyStatus\":{\"tascode\":\"" + tascode + "\"}}";
    }

    static Wire.Answer cancel(Simulator simulator, String tascode) throws IOException {
        return Wire.once(simulator.port(), "DELETE", INVOICE, deletion(tascode));
    }

    static Wire.Answer verify(Simulator simulator, String tascode) throws IOException {
        return Wire.once(simulator.port(), "GET", INVOICE, verification(tascode));
    }

    static String credit(int order) {
        return "{\"tipo\":\"creditocc\",\"cliente\":{\"id\":\"W20065\"},\"ordenid\":" + order
                + ",\"total\":364.68,\"items\":[{\"productoid\":\"01HOSBONAVA\",\"importe\":284.20}]}";
    }

    static Wire.Answer post(Simulator simulator, String body) throws IOException {
        return Wire.once(simulator.port(), "POST", "/calipso/", body);
    }
}
