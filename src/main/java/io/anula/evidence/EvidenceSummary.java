package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.evidence.EvidenceExport.Piece;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page for an accountant or an auditor, in Spanish and English, that needs nothing but a browser. */
final class EvidenceSummary {
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:62em;color:#222}"
                    + "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
                    + "td,th{border-bottom:1px solid #ccc;padding:.3em .6em .3em 0;text-align:left;vertical-align:top}"
                    + "code{font-size:12px;word-break:break-all}h2{margin-top:2em}.bad{color:#b00020;font-weight:bold}";
    /** Field of an acceptance, and what people call it. */
    private static final Map<String, String> FIELDS = fields();

    private final List<Piece> pieces;
    private final List<JsonNode> acceptances;
    private final Map<String, String> answers;
    private final List<EvidenceFinding> findings;
    private final Instant now;

    /**
     * @param acceptances what the evidence says of each accepted cancellation
     * @param answers the first line of each call's answer, by file
     */
    EvidenceSummary(
            List<Piece> pieces,
            List<JsonNode> acceptances,
            Map<String, String> answers,
            List<EvidenceFinding> findings,
            Instant now) {
        this.pieces = pieces;
        this.acceptances = acceptances;
        this.answers = answers;
        this.findings = findings;
        this.now = now;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("provider", "Proveedor / Provider");
        fields.put("account", "Cuenta / Account");
        fields.put("creditNote", "Nota de crédito / Credit note");
        fields.put("document", "Número impreso / Printed number");
        fields.put("cude", "CUDE");
        fields.put("process", "Paso en la autoridad / Authority's step");
        fields.put("creditNoteBy", "Nota informada por / Note named by");
        fields.put("requestedAt", "Solicitada / Requested (UTC)");
        fields.put("acceptedAt", "Aceptada / Accepted (UTC)");
        fields.put("cancellation", "Identificador / Identifier");
        return fields;
    }

    String html() {
        StringBuilder page = new StringBuilder(
                        "<!doctype html><html lang=\"es\"><meta charset=\"utf-8\"><title>Evidencia de "
                                + "anulación / Evidence of cancellation</title><style>")
                .append(STYLE)
                .append("</style><h1>Evidencia de anulación <small>/ Evidence of cancellation</small></h1><p>")
                .append(escaped(now.toString()))
                .append("</p>");
        state(page);
        pieces.stream()
                .map(piece -> piece.line().path("invoice").asText())
                .distinct()
                .forEach(invoice -> invoice(page, invoice));
        return page.append(
                        "<p>Cada archivo de este paquete tiene el SHA-256 indicado; <code>journal-lines.txt</code> contiene "
                                + "las líneas del registro encadenado. / Each file of this bundle has the SHA-256 shown; "
                                + "<code>journal-lines.txt</code> holds the lines of the chained journal.</p></html>\n")
                .toString();
    }

    private void state(StringBuilder page) {
        if (findings.stream().noneMatch(EvidenceFinding::damage)) {
            page.append(
                    "<p>Íntegra: cada archivo y el registro coinciden. / Whole: every file and the journal match.</p>");
            return;
        }
        page.append("<p class=bad>No está íntegra / It is not whole:</p><ul>");
        findings.stream().filter(EvidenceFinding::damage).forEach(finding -> page.append("<li>")
                .append(escaped(finding.toString()))
                .append("</li>"));
        page.append("</ul>");
    }

    private void invoice(StringBuilder page, String invoice) {
        page.append("<h2>Factura / Invoice ").append(escaped(invoice)).append("</h2>");
        List<JsonNode> accepted = acceptances.stream()
                .filter(each -> each.path("invoice").asText().equals(invoice))
                .toList();
        if (accepted.isEmpty()) {
            page.append(
                    "<p>Aún no aceptada, o sin sus documentos / Not accepted yet, or its documents are not there</p>");
        }
        accepted.forEach(each -> acceptance(page, each));
        page.append("<h3>Llamadas y archivos / Calls and files</h3><table><tr><th>Fecha / Date (UTC)<th>Archivo / File"
                + "<th>Respuesta / Answer<th>Bytes<th>SHA-256</tr>");
        pieces.stream()
                .filter(piece -> piece.line().path("invoice").asText().equals(invoice))
                .forEach(piece -> page.append("<tr><td>")
                        .append(escaped(piece.line().path("at").asText()))
                        .append("<td><a href=\"")
                        .append(escaped(piece.file()))
                        .append("\">")
                        .append(escaped(piece.file().substring(piece.file().lastIndexOf('/') + 1)))
                        .append("</a>")
                        .append(
                                piece.whole()
                                        ? ""
                                        : " <span class=bad>modificado o ausente / changed or missing</span>")
                        .append("<td>")
                        .append(escaped(answers.getOrDefault(piece.file(), "")))
                        .append("<td>")
                        .append(piece.line().path("size").asLong())
                        .append("<td><code>")
                        .append(escaped(piece.sha256()))
                        .append("</code></tr>"));
        page.append("</table>");
    }

    private static void acceptance(StringBuilder page, JsonNode accepted) {
        if (accepted.path("simulated").asBoolean(false)) {
            page.append("<p class=bad>SIMULADA: no se anuló ninguna factura / SIMULATED: no invoice was cancelled</p>");
        }
        page.append("<table>");
        FIELDS.forEach((field, called) -> {
            if (!accepted.path(field).asText("").isEmpty()
                    && !accepted.path(field).isNull()) {
                row(page, called, escaped(accepted.path(field).asText()));
            }
        });
        accepted.path("documents")
                .properties()
                .forEach(document -> row(
                        page,
                        "Documento / Document " + document.getKey(),
                        escaped(document.getValue().path("address").asText())
                                + contents(document.getValue().path("contains"))));
        accepted.path("missing")
                .properties()
                .forEach(missing -> row(
                        page,
                        "Falta / Missing " + missing.getKey(),
                        "<span class=bad>" + escaped(missing.getValue().asText()) + "</span>"));
        page.append("</table>");
    }

    private static String contents(JsonNode names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append("<br>· ").append(escaped(name.asText())));
        return text.toString();
    }

    private static void row(StringBuilder page, String called, String value) {
        page.append("<tr><th>")
                .append(escaped(called))
                .append("<td>")
                .append(value)
                .append("</tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
