package io.anula.config.live;

import io.anula.config.routes.RouteSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the promise needs of the routes: every request is answered, and no invoice is cancelled twice. A message in each
 * of these routes and failure policies must pass these addresses, beans and variables in this order. The operator may
 * add further steps, name the steps, and move them into routes that are called from here.
 */
final class RouteContract {
    private static final List<Clause> OF_ALL = """
            intake-file        file: inbox.take taken= accept.batches accept.records inbox.accepted receipts.write inbox.archive
            intake-recover     recovery.run
            intake-strays      inbox.rejectStrays
            intake-table       sql: accept.rows direct:mark-rows
            mark-rows          direct:mark-rows sql: sql: table.withoutMessage sql: table.failed
            table-look         table.look
            submit             dueWork.submits seda:call
            track              quartz:track room.isMissing stop dueWork.polls seda:call
            doubt              doubts.expired
            doubt              doubts.undecidable
            lookup             dueWork.lookups seda:call
            call               seda:call calls.begin providers.request providers.seal ${variable.target} providers.answer
            call               providers.request direct:${variable.provider}-request providers.seal
            call               providers.answer direct:${variable.provider}-answer providers.outcome direct:record
            call               providers.outcome lookups.believed direct:record
            call               providers.outcome ${variable.explain} providers.explaining seda:call stop direct:record
            record             direct:record recorder.record
            answer             answers.due answers.isAny batch= rows= answers.hasRows direct:answer-rows answers.told answers.further
            answer-rows        direct:answer-rows sql:
            answer-results     results.writeDue
            decided-due        scheduler:decided round= notice= direct:decided notices.refused notices.settle
            decided            direct:decided
            request            direct:request door.take
            retention          retention.run
            reconcile          quartz:reconcile room.isMissing stop reconciliation.notes seda:call
            reconcile-lists    reconciliation.readLists
            alarm              direct:alarm
            call-failures      java.lang.Exception calls.failed direct:record
            file-failures      io.anula.store.DiskFullException
            file-failures      io.anula.intake.FileTakenOverException
            file-failures      io.anula.intake.UnfinishedFileException
            file-failures      io.anula.intake.UnreadableFileException inbox.reject
            file-failures      java.lang.Exception inbox.postpone
            mark-failures      java.lang.Exception table.failed
            answer-failures    java.lang.Exception answers.failed table.failed
            other-failures     io.anula.store.DiskFullException
            other-failures     java.lang.Exception
            alarm-failures     java.lang.Exception
            decided-failures   java.lang.Exception
            document-failures  java.lang.Exception
            """.lines().map(Clause::of).toList();

    private final List<Clause> clauses;

    /** @param providers the names of the providers: each has two routes that belong to the operator */
    RouteContract(List<String> providers) {
        clauses = Stream.concat(
                        OF_ALL.stream(),
                        providers.stream()
                                .flatMap(provider -> Stream.of(provider + "-request", provider + "-answer"))
                                .map(name -> new Clause(name, List.of("direct:" + name))))
                .toList();
    }

    /** The ids of the required routes and failure policies. */
    Set<String> names() {
        return clauses.stream().map(Clause::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The missing steps of each existing route and policy, by id; empty if every contract is met. */
    Map<String, Set<String>> broken(RouteSet set) {
        Map<String, Set<String>> broken = new TreeMap<>();
        for (Clause clause : clauses) {
            if (set.fileOf(clause.name()).isPresent()) {
                List<String> missing = clause.missing(set.passed(clause.name()));
                if (!missing.isEmpty()) {
                    broken.computeIfAbsent(clause.name(), none -> new LinkedHashSet<>())
                            .addAll(missing);
                }
            }
        }
        return broken;
    }

    /**
     * The contract of one route or policy.
     *
     * @param needed the required steps in order; a step that ends in a colon stands for every address with this prefix
     */
    private record Clause(String name, List<String> needed) {
        static Clause of(String line) {
            List<String> words = Arrays.asList(line.split(" +"));
            return new Clause(words.get(0), words.subList(1, words.size()));
        }

        /** The required steps that are missing or out of order. */
        List<String> missing(List<String> passed) {
            List<String> missing = new ArrayList<>();
            int from = 0;
            for (String one : needed) {
                int at = from;
                while (at < passed.size() && !isMet(one, passed.get(at))) {
                    at++;
                }
                if (at == passed.size()) {
                    missing.add(one);
                } else {
                    from = at + 1;
                }
            }
            return missing;
        }

        private static boolean isMet(String needed, String passed) {
            return needed.endsWith(":") ? passed.startsWith(needed) : passed.equals(needed);
        }
    }
}
