package io.anula.simulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Request line and header fields; field names in lower case. */
record RequestHead(String method, String target, String version, Map<String, String> fields) {
    private static final int MOST_FIELDS = 100;

    static RequestHead read(WireInput in) throws IOException {
        String line = in.line();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || first == last || line.indexOf(' ', first + 1) != last) {
            throw new BadRequest(400, "the request line is not: method target version");
        }
        String target = line.substring(first + 1, last);
        String version = line.substring(last + 1);
        if (!target.startsWith("/") || !(version.equals("HTTP/1.1") || version.equals("HTTP/1.0"))) {
            throw new BadRequest(400, "a target beginning with / and HTTP/1.1 or HTTP/1.0 are wanted");
        }
        return new RequestHead(line.substring(0, first), target, version, fields(in));
    }

    private static Map<String, String> fields(WireInput in) throws IOException {
        Map<String, String> fields = new HashMap<>();
        int count = 0;
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
                throw new BadRequest(400, "a header field is not: name colon value");
            }
            if (++count > MOST_FIELDS) {
                throw new BadRequest(431, "more than " + MOST_FIELDS + " header fields");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = fields.put(name, value);
            if (name.equals("content-length") && before != null && !before.equals(value)) {
                throw new BadRequest(400, "two different lengths");
            }
        }
        return fields;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean hasToken(String name, String token) {
        String value = field(name);
        return !value.isEmpty() && value.toLowerCase(Locale.ROOT).contains(token);
    }

    boolean keepAlive() {
        return version.equals("HTTP/1.1") ? !hasToken("connection", "close") : hasToken("connection", "keep-alive");
    }
}
