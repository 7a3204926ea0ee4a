package io.anula.web.console;

import io.anula.store.DiskFullException;
import io.anula.web.Access;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Handles requests for a page: checks the login and the token of a form; failures are shown as a page too. */
final class PageHandler implements WebHandler, Access {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final Duration KEPT = Duration.ofDays(365);
    private static final String LANGUAGE = "lang";

    private final SessionAuthenticator door;
    private final PageLayout frame;
    private final Page page;
    private final boolean forAll;

    /** @param forAll whether the page needs no login */
    PageHandler(SessionAuthenticator door, PageLayout frame, Page page, boolean forAll) {
        this.door = door;
        this.frame = frame;
        this.page = page;
        this.forAll = forAll;
    }

    /** Refuses a request without a login before its body is read. */
    @Override
    public Optional<WebReply> refuse(WebRequest request) throws WebProblem {
        PageRequest visit = door.greet(request);
        return visit.isPost() && !forAll && !door.isOpenTo(visit) ? Optional.of(toLogin(visit)) : Optional.empty();
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        PageRequest visit = door.greet(request);
        Optional<Language> chosen =
                visit.isPost() ? Optional.empty() : request.query(LANGUAGE).flatMap(Language::named);
        if (chosen.isPresent()) {
            return WebReply.seeOther(LocalPath.without(request.uri(), LANGUAGE))
                    .withCookie(
                            Cookies.set(request, Language.COOKIE, chosen.get().tag(), KEPT));
        }
        if (!forAll && !door.isOpenTo(visit)) {
            return toLogin(visit);
        }
        try {
            if (visit.isPost()) {
                door.demandToken(visit);
            }
            return page.answer(visit);
        } catch (WebProblem problem) {
            return frame.problem(visit, problem);
        } catch (DiskFullException | DataAccessException | TransactionException away) {
            LOG.warn("{} {} is not answered: {}", request.method(), request.path(), away.toString());
            return WebReply.text(
                            503,
                            "text/plain; charset=utf-8",
                            "The store cannot be used now; try again / "
                                    + "La base de datos no está disponible ahora; intente de nuevo")
                    .with("Retry-After", "5")
                    .with("Cache-Control", "no-store");
        }
    }

    private static WebReply toLogin(PageRequest visit) {
        if (visit.isPart()) {
            return WebReply.empty(401).with("HX-Redirect", "/login");
        }
        String back = visit.isPost() ? "/" : LocalPath.of(visit.request().uri());
        return WebReply.seeOther("/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
}
