package io.anula.cli;

import io.anula.config.settings.Settings;
import io.anula.evidence.EvidenceFolders;
import io.anula.evidence.EvidenceVerifier;
import io.anula.provider.registry.Providers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names each file and journal line of the evidence that was changed, added or taken away. */
@Command(
        name = "verify",
        description =
                "Names every file and journal line that was changed, added or taken away, a line each. Works while Anula runs.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class EvidenceVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EvidenceFolders folders = EvidenceFolders.of(Settings.ofProcess(Providers.ALL.settings()));
        Path root = folders.work();
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(root)) {
            out.println("There is no evidence in %s yet. / Aún no hay evidencia.".formatted(root));
            return 0;
        }
        AtomicLong damages = new AtomicLong();
        EvidenceVerifier verifier = new EvidenceVerifier(folders, finding -> {
            if (finding.damage()) {
                damages.incrementAndGet();
            }
            out.println((finding.damage() ? "" : "Note / Nota: ") + finding);
        });
        long whole = verifier.verify();
        verifier.chains()
                .forEach(chain -> out.println("Journal / Registro %s: %d lines / líneas, %s"
                        .formatted(chain.node(), chain.lines(), chain.hash())));
        long damaged = damages.get();
        out.println(
                damaged == 0
                        ? "The evidence is whole: %1$d files. / La evidencia está íntegra: %1$d archivos."
                                .formatted(whole)
                        : "The evidence is NOT whole: %1$d findings, %2$d whole files. / La evidencia NO está íntegra: %1$d hallazgos, %2$d archivos íntegros."
                                .formatted(damaged, whole));
        return damaged == 0 ? 0 : 1;
    }
}
