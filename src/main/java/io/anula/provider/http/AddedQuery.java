package io.anula.provider.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.util.UnsafeUriCharactersEncoder;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NameValuePair;

/**
 * Appends the query that a provider's route has set, in Camel's header for it, to the query of the address. Camel
 * itself would replace the address's query, and so lose the order of a look-up.
 */
final class AddedQuery implements ExecChainHandler {
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x21-\\x7E]+");

    /** Encodes the query; parts that are encoded already stay unchanged. */
    private static String encoded(String query) {
        return BEYOND_ASCII
                .matcher(UnsafeUriCharactersEncoder.encodeHttpURI(query.strip()))
                .replaceAll(beyond -> URLEncoder.encode(beyond.group(), StandardCharsets.UTF_8));
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header[] added = request.getHeaders(HttpConstants.HTTP_QUERY);
        String query = Arrays.stream(added)
                .map(NameValuePair::getValue)
                .filter(value -> value != null && !value.isBlank())
                .map(AddedQuery::encoded)
                .collect(Collectors.joining("&"));
        request.removeHeaders(HttpConstants.HTTP_QUERY);
        if (!query.isEmpty()) {
            String path = request.getPath();
            request.setPath(path + (path.indexOf('?') < 0 ? '?' : '&') + query);
        }
        return chain.proceed(request, scope);
    }
}
