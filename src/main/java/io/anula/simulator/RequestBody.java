package io.anula.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;

/** Reads the body for any method: a provider accepts bodies on GET and DELETE too. */
final class RequestBody {
    /** The limit of a body in bytes; larger ones are answered with 413. */
    static final int LARGEST = 4 * 1024 * 1024;

    private RequestBody() {}

    static byte[] read(RequestHead head, WireInput in) throws IOException {
        String coding = head.field("transfer-encoding");
        String length = head.field("content-length");
        if (coding.isEmpty()) {
            return length.isEmpty() ? new byte[0] : in.bytes(length(length));
        }
        if (!length.isEmpty()) {
            throw new BadRequest(400, "both a length and a transfer coding");
        }
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new BadRequest(501, "no other transfer coding than chunked is known");
        }
        return chunks(in);
    }

    private static int length(String text) throws BadRequest {
        if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRequest(400, "the length is not a number");
        }
        return within(Long.parseLong(text));
    }

    private static byte[] chunks(WireInput in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in.line()); size > 0; size = chunkSize(in.line())) {
            within((long) body.size() + size);
            body.writeBytes(in.bytes(size));
            if (!in.line().isEmpty()) {
                throw new BadRequest(400, "a chunk is longer than it says");
            }
        }
        while (!in.line().isEmpty()) {
            // trailer fields are ignored
        }
        return body.toByteArray();
    }

    private static int chunkSize(String line) throws BadRequest {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new BadRequest(400, "a chunk size is not a hexadecimal number");
        }
        return within(HexFormat.fromHexDigitsToLong(digits));
    }

    private static int within(long size) throws BadRequest {
        if (size > LARGEST) {
            throw new BadRequest(413, "a body is larger than " + LARGEST + " bytes");
        }
        return (int) size;
    }
}
