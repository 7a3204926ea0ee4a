package io.anula.cli;

import io.anula.config.settings.Settings;
import io.anula.evidence.EvidenceFolders;
import io.anula.evidence.EvidenceVerifier;
import io.anula.io.Counted;
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
                .forEach(chain -> out.println("Journal / Registro %s: %s / %s, %s"
                        .formatted(
                                chain.node(),
                                Counted.of(chain.lines(), "line"),
                                Counted.of(chain.lines(), "línea"),
                                chain.hash())));
        long damaged = damages.get();
        out.println(
                damaged == 0
                        ? "The evidence is whole: %s. / La evidencia está íntegra: %s."
                                .formatted(Counted.of(whole, "file"), Counted.of(whole, "archivo"))
                        : "The evidence is NOT whole: %s, %s. / La evidencia NO está íntegra: %s, %s."
                                .formatted(
                                        Counted.of(damaged, "finding"),
                                        Counted.of(whole, "whole file"),
                                        Counted.of(damaged, "hallazgo"),
                                        Counted.of(whole, "archivo íntegro", "archivos íntegros")));
        return damaged == 0 ? 0 : 1;
    }
}
