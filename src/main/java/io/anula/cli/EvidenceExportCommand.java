package io.anula.cli;

import io.anula.config.settings.Settings;
import io.anula.evidence.EvidenceExport;
import io.anula.evidence.EvidenceFinding;
import io.anula.evidence.EvidenceFolders;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the evidence of some invoices into one file for an auditor. */
@Command(
        name = "export",
        description = "Writes the evidence of these invoices into one zip with a summary that a browser shows.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class EvidenceExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "INVOICE", arity = "1..*", description = "Invoices, or ids of cancellations.")
    private List<String> invoices;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "A file that does not exist yet. Without it: evidence-<first invoice>.zip here.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException {
        EvidenceFolders folders = EvidenceFolders.of(Settings.ofProcess(Providers.ALL.settings()));
        Path zip =
                file == null ? here("evidence-" + invoices.get(0).replaceAll("[^A-Za-z0-9._-]", "_") + ".zip") : file;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (Files.exists(zip)) {
            throw new CommandFailedException("%s exists already / ya existe".formatted(zip));
        }
        EvidenceExport.Result result = new EvidenceExport(folders)
                .write(invoices, zip, Clock.systemUTC().instant());
        result.unknown()
                .forEach(name -> err.println("There is no evidence of %s. / No hay evidencia.".formatted(name)));
        result.findings().forEach(finding -> err.println((finding.damage() ? "" : "Note / Nota: ") + finding));
        if (result.files() > 0) {
            out.println("%1$s in %2$s. / %3$s en %2$s."
                    .formatted(Counted.of(result.files(), "file"), zip, Counted.of(result.files(), "archivo")));
        }
        boolean damaged = result.findings().stream().anyMatch(EvidenceFinding::damage);
        return result.unknown().isEmpty() && !damaged ? 0 : 1;
    }

    /** In the folder where the command was called. */
    private Path here(String name) {
        return Path.of(System.getProperty("anula.from", "")).resolve(name);
    }
}
