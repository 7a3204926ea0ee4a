package io.anula;

import io.anula.web.console.ConfigInfo;
import io.anula.web.console.ConfigInfo.Refusal;
import io.anula.web.console.ConfigInfo.UsedFile;
import io.anula.config.live.LiveState;
import java.nio.file.Path;
import java.util.TreeSet;

/** What live edits know of settings and routes, as the console shows it. */
final class RunningConfig {
    private RunningConfig() {}

    static ConfigInfo of(LiveState state, Path home) {
        return new ConfigInfo(
                state.version(),
                state.since(),
                state.files().stream()
                        .map(file -> new UsedFile(file.name(), file.sha256()))
                        .toList(),
                state.refused().stream()
                        .map(finding -> new Refusal(below(home, finding.file()), finding.line(), finding.what()))
                        .toList(),
                state.refusedAt(),
                new TreeSet<>(state.restartNeeded()));
    }

    private static String below(Path home, Path file) {
        return (file.startsWith(home) ? home.relativize(file) : file).toString();
    }
}
