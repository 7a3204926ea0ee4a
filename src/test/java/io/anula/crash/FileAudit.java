package io.anula.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.crash.Drop.OfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks whether every dropped file is where it belongs, with the answers that belong to it and no others. */
final class FileAudit {
    private final Path home;
    private final List<OfFile> files;
    private final List<String> wrong = new ArrayList<>();

    private FileAudit(Path home, List<OfFile> files) {
        this.home = home;
        this.files = files;
    }

    /** What is wrong with the folders and all answers, a line each. */
    static List<String> of(Path home, List<Drop> drops) throws IOException {
        List<OfFile> files = drops.stream()
                .filter(OfFile.class::isInstance)
                .map(OfFile.class::cast)
                .toList();
        FileAudit audit = new FileAudit(home, files);
        audit.folders();
        for (OfFile file : files) {
            audit.answers(file);
        }
        return audit.wrong;
    }

    /** What is wrong with the answers to that file. */
    static List<String> answersTo(Path home, OfFile file) throws IOException {
        FileAudit audit = new FileAudit(home, List.of(file));
        audit.answers(file);
        return audit.wrong;
    }

    private void answers(OfFile file) throws IOException {
        if (file.isReadable()) {
            receipt(file);
            result(file);
        }
    }

    private void folders() throws IOException {
        Set<String> answers = new TreeSet<>();
        Map<String, String> archived = new HashMap<>();
        Map<String, String> rejected = new HashMap<>();
        for (OfFile file : files) {
            if (file.isReadable()) {
                answers.addAll(List.of(file.name() + ".receipt.json", file.name() + ".result.json"));
            }
            (file.isReadable() ? archived : rejected).put(file.name(), file.content());
        }
        same("outbox", answers, names("outbox"));
        same("inbox", Set.of(), names("inbox"));
        same("archive", archived, contents("archive"));
        Map<String, String> kept = contents("rejected");
        same("errors", plus(rejected.keySet(), ".error.json"), without(kept, rejected.keySet()));
        kept.keySet().retainAll(rejected.keySet());
        same("rejected", rejected, kept);
    }

    private static Set<String> plus(Set<String> names, String end) {
        return names.stream().map(name -> name + end).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Map<String, String> all, Set<String> names) {
        Set<String> left = new TreeSet<>(all.keySet());
        left.removeAll(names);
        return left;
    }

    private Set<String> names(String folder) throws IOException {
        return new TreeSet<>(contents(folder).keySet());
    }

    private Map<String, String> contents(String folder) throws IOException {
        Map<String, String> contents = new HashMap<>();
        if (!Files.exists(home.resolve(folder))) {
            return contents;
        }
        try (Stream<Path> all = Files.walk(home.resolve(folder))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add("%s: %s was expected, not %s".formatted(what, expected, found));
        }
    }

    /** Each record stands in it once: the valid ones as accepted, none as a duplicate, since none was asked for twice. */
    private void receipt(OfFile file) throws IOException {
        JsonNode receipt = json(file, "receipt");
        List<Ask> asks = file.asks();
        same(file.name() + " records", asks.size(), receipt.path("records").asInt());
        same(file.name() + " duplicates", 0, receipt.path("duplicates").size());
        same(file.name() + " accepted", numbers(asks, true), numbers(receipt.path("accepted")));
        same(file.name() + " invalid", numbers(asks, false), numbers(receipt.path("invalid")));
        for (JsonNode entry : receipt.path("accepted")) {
            Ask ask = asks.get(entry.path("record").asInt() - 1);
            same(file.name() + " key", ask.key(), entry.path("key").asText());
        }
    }

    private void result(OfFile file) throws IOException {
        JsonNode result = json(file, "result");
        boolean held = false;
        for (JsonNode entry : result.path("results")) {
            held |= entry.path("state").asText().equals("HELD");
        }
        same(file.name() + " complete", !held, result.path("complete").asBoolean());
        same(
                file.name() + " results",
                IntStream.rangeClosed(1, file.asks().size()).boxed().toList(),
                numbers(result.path("results")));
    }

    private JsonNode json(OfFile file, String kind) throws IOException {
        Path answer = home.resolve("outbox").resolve(file.name() + '.' + kind + ".json");
        return Files.exists(answer) ? Answers.JSON.readTree(Files.readAllBytes(answer)) : Answers.JSON.nullNode();
    }

    private static List<Integer> numbers(List<Ask> asks, boolean valid) {
        return IntStream.rangeClosed(1, asks.size())
                .filter(number -> asks.get(number - 1).isValid() == valid)
                .boxed()
                .toList();
    }

    private static List<Integer> numbers(JsonNode entries) {
        List<Integer> numbers = new ArrayList<>();
        entries.forEach(entry -> numbers.add(entry.path("record").asInt()));
        return numbers;
    }
}
