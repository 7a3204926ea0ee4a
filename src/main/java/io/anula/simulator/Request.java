package io.anula.simulator;

import java.nio.charset.StandardCharsets;

/** One request as it came, with its whole body. */
final class Request {
    private final RequestHead head;
    private final byte[] body;

    Request(RequestHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    String method() {
        return head.method();
    }

    String path() {
        int query = head.target().indexOf('?');
        return query < 0 ? head.target() : head.target().substring(0, query);
    }

    /** The part after the question mark, not decoded. */
    String query() {
        int query = head.target().indexOf('?');
        return query < 0 ? "" : head.target().substring(query + 1);
    }

    String field(String name) {
        return head.field(name);
    }

    boolean isForm() {
        return head.hasToken("content-type", "x-www-form-urlencoded");
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean keepAlive() {
        return head.keepAlive();
    }
}
