package io.anula.web.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does: keeps cookies, sends forms with what the page put into them, follows nothing by itself. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private String token = "";
    private String version = "";

    Browser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** Sends that header from now on. */
    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** The token of the last page that had a form. */
    String token() {
        return token;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** The page at that address, which must be there. */
    String page(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError("%s: %d %s".formatted(path, response.statusCode(), response.body()));
        }
        return response.body();
    }

    /** Sends a form with the token of the last page, and the version that it showed. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("csrf", token));
        if (!version.isEmpty()) {
            all.put("version", version);
        }
        all.putAll(fields);
        return postBare(path, all);
    }

    HttpResponse<String> postBare(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a file as a form with one would. */
    HttpResponse<String> upload(String path, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> login(String name, String password, String next) {
        page("/login?next=" + encoded(next));
        return post("/login", Map.of("name", name, "password", password, "next", next));
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher matcher = TOKEN.matcher(response.body());
            Optional.of(matcher).filter(Matcher::find).ifPresent(found -> token = found.group(1));
            Matcher seen = VERSION.matcher(response.body());
            version = seen.find() ? seen.group(1) : version;
            return response;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
