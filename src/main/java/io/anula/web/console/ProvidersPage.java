package io.anula.web.console;

import io.anula.engine.AccountThrottles;
import io.anula.engine.Breakers;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.time.Clock;
import java.util.Map;

/** The page of the providers: circuit breakers, durations of calls, numbers, pauses. */
final class ProvidersPage implements Page {
    private static final int MINUTES = 5;

    private final PageLayout frame;
    private final AccountThrottles throttles;
    private final Breakers breakers;
    private final Clock clock;

    ProvidersPage(PageLayout frame, AccountThrottles throttles, Breakers breakers, Clock clock) {
        this.frame = frame;
        this.throttles = throttles;
        this.breakers = breakers;
        this.clock = clock;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        Model model = Model.of("section", "providers")
                .and("breakers", breakers.snapshots(MINUTES, clock.instant()))
                .and("lanes", throttles.snapshots(MINUTES))
                .and("minutes", MINUTES);
        return frame.page(visit, "providers", Map.of("rows", "part-providers"), model);
    }
}
