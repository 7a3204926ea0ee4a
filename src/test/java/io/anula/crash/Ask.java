package io.anula.crash;

import java.util.Locale;

/** One request, asked for once: the simulator would count a second note after a refusal as a double. */
record Ask(Kind kind, int number) {
    /** What is asked for and how it is written. */
    enum Kind {
        LAFACTURA,
        LAFACTURA_NATIVE,
        CALIPSO_LEGACY,
        CALIPSO_NEW,
        /** A credit note where an invoice was expected. */
        INVALID
    }

    boolean isValid() {
        return kind != Kind.INVALID;
    }

    boolean isCalipso() {
        return kind == Kind.CALIPSO_LEGACY || kind == Kind.CALIPSO_NEW;
    }

    String provider() {
        return isCalipso() ? "calipso" : "lafactura";
    }

    /** As the provider knows it. */
    String invoice() {
        return isCalipso() ? Integer.toString(number) : (isValid() ? "fc-soak" : "nc-soak") + number;
    }

    /** As receipts and results name it. */
    String key() {
        return provider() + "/default/" + invoice();
    }

    String reason() {
        return "El cliente no aceptó el producto \"%d\"; ñandú, coma".formatted(number);
    }

    /** The request as a JSON document on one line. */
    String json() {
        return switch (kind) {
            case LAFACTURA, INVALID ->
                "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":%s}".formatted(invoice(), quoted());
            case LAFACTURA_NATIVE ->
                "{\"deleteInvoice\":{\"tascode\":\"%s\",\"hash\":\"\",\"description\":%s}}"
                        .formatted(invoice(), quoted());
            case CALIPSO_LEGACY -> creditocc(AUTHORISATION);
            case CALIPSO_NEW -> creditocc("");
        };
    }

    private String quoted() {
        return '"' + reason().replace("\"", "\\\"") + '"';
    }

    private String creditocc(String authorisation) {
        return String.format(
                Locale.ROOT,
                "{\"tipo\":\"creditocc\",\"cliente\":{\"id\":\"W%1$d\",\"nombre\":\"Cliente %1$d\","
                        + "\"mail\":\"cliente@example.com\",\"domicilio\":\"Calle 1 123\",\"localidad\":\"Rosario\","
                        + "\"codpostal\":\"0474\",\"tipoiva\":\"X\",\"provincia\":\"S\",\"DocTipo\":80,"
                        + "\"idimpositivo\":\"20-11111111-2\"},\"ordenid\":%1$d,\"total\":121.00,\"descuentogeneral\":0,"
                        + "\"observacion\":\"anulada\",%2$s\"items\":[{\"productoid\":\"H1\",\"detalle\":\"Hosting\","
                        + "\"cantidad\":1,\"precio\":100.00,\"importe\":100.00}]}",
                number,
                authorisation);
    }

    private static final String AUTHORISATION =
            "\"PtoVta\":1,\"CbteTipo\":8,\"FchProceso\":\"20190320171150\",\"CantReg\":1,\"Resultado\":\"A\","
                    + "\"Reproceso\":\"N\",\"Concepto\":3,\"CbteDesde\":8,\"CbteHasta\":8,\"CbteFch\":\"20190320\","
                    + "\"CAE\":\"69124733689830\",\"CAEFchVto\":\"20190330\",\"WsVersion\":\"wsfev1\",";
}
