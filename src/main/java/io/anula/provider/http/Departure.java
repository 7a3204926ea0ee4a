package io.anula.provider.http;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Knows whether the first byte of a call may have left. It surrounds the making of the connection, and
 * {@link SendDeadline} comes after it. A failure before that point proves that nothing left, whatever failed: a proxy
 * that refuses, a handshake that hangs.
 *
 * <p>If the connection of a call is found closed, the call gets another one.
 */
final class Departure implements ExecChainHandler {
    /** The attribute that is true once the first byte may leave. */
    private static final String LEFT = "anula.left";

    private static final int MOST_CONNECTIONS = 10_000;

    /** Marks that the call may be on its way. */
    static void leaves(HttpClientContext context) {
        context.setAttribute(LEFT, true);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header[] asItCame = request.getHeaders();
        String path = request.getPath();
        for (int tried = 1; tried < MOST_CONNECTIONS; tried++) {
            scope.clientContext.removeAttribute(LEFT);
            request.setHeaders(asItCame);
            request.setPath(path);
            try {
                ClassicHttpResponse response = chain.proceed(request, scope);
                if (hasLeft(scope)) {
                    return response;
                }
                response.close();
                throw new NotLeftException("the proxy did not let the call to %s through: HTTP %d %s"
                        .formatted(authority(request), response.getCode(), response.getReasonPhrase()));
            } catch (ClosedConnectionException another) {
                scope.execRuntime.discardEndpoint();
            } catch (ConnectionRequestTimeoutException known) {
                throw known;
            } catch (IOException | HttpException failure) {
                if (!hasLeft(scope)) {
                    throw notLeft(failure);
                }
                throw failure;
            }
        }
        throw new NotLeftException("no connection is open");
    }

    /** Whether the first byte of the call may have left. */
    static boolean hasLeft(ExecChain.Scope scope) {
        return scope.clientContext.getAttribute(LEFT) != null;
    }

    private static String authority(ClassicHttpRequest request) {
        URIAuthority authority = request.getAuthority();
        return authority == null ? "?" : authority.getHostName() + ':' + authority.getPort();
    }

    /** Exceptions whose class already says that nothing left stay unchanged. */
    private static IOException notLeft(Exception failure) {
        if (failure instanceof HttpHostConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException) {
            return (IOException) failure;
        }
        NotLeftException proven = new NotLeftException(
                "before the call left: %s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
        proven.initCause(failure);
        return proven;
    }
}
