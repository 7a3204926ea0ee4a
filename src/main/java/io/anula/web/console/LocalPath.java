package io.anula.web.console;

/** Addresses of our own, so that nobody is sent elsewhere. */
final class LocalPath {
    /** One slash, then anything but a second one, a backslash, a blank or what cannot be printed. */
    private static final String SHAPE = "/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?";

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /** The address where it is one of our own, else that of the first page. */
    static String of(String given) {
        return given.length() <= LONGEST && given.matches(SHAPE) ? given : "/";
    }

    /** That address without the parameter of that name. */
    static String without(String address, String parameter) {
        String path = address.split("\\?", 2)[0];
        String query = address.substring(path.length());
        String left =
                query.replaceAll("(?<=[?&])" + parameter + "=[^&]*(?:&|$)", "").replaceAll("[?&]$", "");
        return of(path + left);
    }

    /** That address with one parameter more. */
    static String with(String address, String parameter, String value) {
        return address + (address.contains("?") ? '&' : '?') + parameter + '=' + value;
    }
}
