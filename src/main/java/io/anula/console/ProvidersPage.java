package io.anula.console;

import io.anula.lifecycle.Breakers;
import io.anula.lifecycle.Lanes;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.time.Clock;

/** How the providers are: breakers, how long calls take, how many there are, what is paused. */
final class ProvidersPage implements Page {
    private static final int MINUTES = 5;

    private final Frame frame;
    private final Lanes lanes;
    private final Breakers breakers;
    private final Clock clock;

    ProvidersPage(Frame frame, Lanes lanes, Breakers breakers, Clock clock) {
        this.frame = frame;
        this.lanes = lanes;
        this.breakers = breakers;
        this.clock = clock;
    }

    @Override
    public WebReply answer(Visit visit) throws WebProblem {
        Model model = Model.of("section", "providers")
                .and("breakers", breakers.look(MINUTES, clock.instant()))
                .and("lanes", lanes.look(MINUTES))
                .and("minutes", MINUTES);
        return switch (visit.part()) {
            case "" -> frame.page(visit, 200, "providers", model);
            case "rows" -> frame.part(visit, "part-providers", model);
            default -> throw Problems.unknown();
        };
    }
}
