package io.anula.web.console;

/** Addresses within the console, so that no redirect leads to another site. */
final class LocalPath {
    /**
     * One slash, then any text that does not begin with a second slash, without backslashes, blanks and unprintable
     * characters.
     */
    private static final String SHAPE = "/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?";

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /** The address if it is within the console, otherwise that of the first page. */
    static String of(String given) {
        return given.length() <= LONGEST && given.matches(SHAPE) ? given : "/";
    }

    /** The address without this parameter. */
    static String without(String address, String parameter) {
        String path = address.split("\\?", 2)[0];
        String query = address.substring(path.length());
        String left =
                query.replaceAll("(?<=[?&])" + parameter + "=[^&]*(?:&|$)", "").replaceAll("[?&]$", "");
        return of(path + left);
    }

    /** The address with one more parameter. */
    static String with(String address, String parameter, String value) {
        return address + (address.contains("?") ? '&' : '?') + parameter + '=' + value;
    }
}
