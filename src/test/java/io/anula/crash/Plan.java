package io.anula.crash;

import io.anula.crash.Ask.Kind;
import io.anula.crash.Drop.OfFile;
import io.anula.crash.Drop.OfRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that will be asked for, drawn from the seed: files of every kind, and rows. */
final class Plan {
    private static final int ONE_IN_SIX = 6;
    private static final int ONE_IN_FORTY = 40;
    private static final int UNREADABLE_EVERY = 20;

    private final Random random;
    private final List<Drop> drops = new ArrayList<>();
    private int asked;

    private Plan(Random random) {
        this.random = random;
    }

    static List<Drop> of(int requests, Random random) {
        Plan plan = new Plan(random);
        while (plan.asked < requests) {
            plan.add(requests - plan.asked);
        }
        return plan.drops;
    }

    private void add(int left) {
        int number = drops.size();
        if (number % UNREADABLE_EVERY == 1) {
            drops.add(new OfFile(
                    "roto-%04d.json".formatted(number), "[" + lafactura().json() + ",\n{\"tas", List.of()));
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> file("uno-%04d.json", mixed(1), asks -> asks.get(0).json());
            case 1 -> file("varios %04d.json", mixed(upTo(10, left)), Plan::array);
            case 2 -> file("líneas-%04d.jsonl", mixed(upTo(20, left)), Plan::lines);
            case 3 -> file("lafactura-%04d.csv", of(upTo(15, left), false), Plan::columns);
            case 4 -> file("calipso-%04d.csv", of(upTo(3, left), true), Plan::payloads);
            default -> drops.add(new OfRows(mixed(upTo(8, left))));
        }
    }

    private int upTo(int most, int left) {
        return 1 + random.nextInt(Math.min(most, left));
    }

    private void file(String name, List<Ask> asks, Function<List<Ask>, String> writer) {
        drops.add(new OfFile(name.formatted(drops.size()), writer.apply(asks), asks));
    }

    private List<Ask> mixed(int count) {
        return Stream.generate(() -> random.nextInt(ONE_IN_SIX) == 0 ? calipso() : lafactura())
                .limit(count)
                .toList();
    }

    private List<Ask> of(int count, boolean calipso) {
        return Stream.generate(() -> calipso ? calipso() : lafactura())
                .limit(count)
                .toList();
    }

    private Ask calipso() {
        return new Ask(random.nextBoolean() ? Kind.CALIPSO_LEGACY : Kind.CALIPSO_NEW, next());
    }

    private Ask lafactura() {
        if (random.nextInt(ONE_IN_FORTY) == 0) {
            return new Ask(Kind.INVALID, next());
        }
        return new Ask(random.nextBoolean() ? Kind.LAFACTURA : Kind.LAFACTURA_NATIVE, next());
    }

    private int next() {
        asked++;
        return 100_000 + asked;
    }

    private static String array(List<Ask> asks) {
        return asks.stream().map(Ask::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String lines(List<Ask> asks) {
        return asks.stream().map(Ask::json).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String columns(List<Ask> asks) {
        return asks.stream()
                .map(ask -> "lafactura;;%s;%s\r\n".formatted(ask.invoice(), cell(ask.reason())))
                .collect(Collectors.joining("", "provider;account;tascode;description\r\n", ""));
    }

    private static String payloads(List<Ask> asks) {
        return asks.stream()
                .map(ask -> "calipso,,%s\n".formatted(cell(ask.json())))
                .collect(Collectors.joining("", "provider,account,payload\n", ""));
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
