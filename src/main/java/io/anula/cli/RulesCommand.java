package io.anula.cli;

import io.anula.cancellation.Key;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.registry.Providers;
import io.anula.provider.rules.Rule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the rules that requests are judged by before they are sent. */
@Command(
        name = "rules",
        description =
                "Lists the rules before sending: code, state (for each account where it differs), source and text. / Muestra las reglas previas al envío: código, estado (por cuenta si difiere), fuente y texto.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of(System.getenv());

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Settings settings = Settings.ofProcess(Providers.ALL.settings());
            Providers.ALL.all().forEach(adapter -> lines(adapter, settings).forEach(out::println));
            return CommandLine.ExitCode.OK;
        } catch (SettingsException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private List<String> lines(ProviderAdapter adapter, Settings settings) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : adapter.rules()) {
            String key =
                    "%s.%s".formatted(adapter.provider().text(), rule.setting().key());
            lines.add("%s = %s%s".formatted(key, settings.text(key), others(adapter, rule, settings)));
            lines.add("  " + texts.say("rule-text", rule.english(), rule.spanish()));
            lines.add("  " + texts.say("rule-source", rule.source()));
        }
        return lines;
    }

    /** The accounts for which the rule has another state. */
    private static String others(ProviderAdapter adapter, Rule rule, Settings settings) {
        String provider = adapter.provider().text();
        String first = settings.text("%s.%s".formatted(provider, rule.setting().key()));
        StringBuilder others = new StringBuilder();
        for (String name : settings.accounts(adapter.provider())) {
            String state = name.equals(Key.DEFAULT_ACCOUNT)
                    ? first
                    : settings.text("%s.accounts.%s.%s"
                            .formatted(provider, name, rule.setting().key()));
            if (!state.equals(first)) {
                others.append(", %s: %s".formatted(name, state));
            }
        }
        return others.toString();
    }
}
