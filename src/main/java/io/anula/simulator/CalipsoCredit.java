package io.anula.simulator;

/** An authorised credit: the code of 14 digits, its last day as {@code yyyyMMdd}, and the printed number. */
record CalipsoCredit(String cae, String caeExpiry, String number) {
    String fields() {
        return "\"CAE\":" + Json.quote(cae) + ",\"CAEFchVto\":" + Json.quote(caeExpiry) + ",\"CbteDesde\":" + number
                + ",\"Resultado\":\"A\"";
    }
}
