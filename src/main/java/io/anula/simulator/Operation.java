package io.anula.simulator;

import java.util.Set;

/** The moments at which a fault can strike. */
enum Operation {
    CONNECT(""),
    /** LaFactura: deleteInvoice. */
    CANCEL("cancel"),
    /** Calipso: creditocc. */
    CREDIT("cancel"),
    /** LaFactura: verifyStatus of a credit note. */
    VERIFY("verify"),
    /** LaFactura: verifyStatus of an invoice. */
    LOOKUP("verify"),
    /** Calipso: ordenid. */
    FIND("verify"),
    DOWNLOAD("download");

    static final Set<Operation> CALLS = Set.of(CANCEL, CREDIT, VERIFY, LOOKUP, FIND);
    static final Set<Operation> LAFACTURA_CALLS = Set.of(CANCEL, VERIFY, LOOKUP);
    static final Set<Operation> LAFACTURA_NOTES = Set.of(CANCEL, VERIFY);

    private final String script;

    Operation(String script) {
        this.script = script;
    }

    /** The name under which a script lists the faults of this operation. */
    String script() {
        return script;
    }

    /** Whether this operation can concern this invoice: only LaFactura's codes have its prefixes. */
    boolean isOf(String name, String invoice) {
        boolean calipso = this == CREDIT || this == FIND;
        return script.equals(name) && calipso != LaFactura.isInvoice(invoice);
    }
}
