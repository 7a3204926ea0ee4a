package io.anula.intake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that a client of the table's port may send: inserts and selects. The database itself would refuse most
 * others for lack of rights, but not {@code LOCK TABLE}, session settings, and functions that use up the memory.
 */
final class PortStatements {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|--[^\\n]*|//[^\\n]*|/\\*.*?(\\*/|$)|(?<text>'(?:[^']|'')*')|(?<quoted>\"(?:[^\"]|\"\")*\")"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<number>[0-9][0-9.eE]*)|(?<sign>.)",
            Pattern.DOTALL);
    private static final Set<String> FIRST =
            Set.of("SELECT", "INSERT", "VALUES", "WITH", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "START", "(");
    private static final Set<String> SETTINGS = Set.of("AUTOCOMMIT", "TRANSACTION");
    private static final Set<String> NEVER = Set.of("RECURSIVE", "LOCK");
    private static final Set<String> NAMING = Set.of("INTO", "AS", "WITH");
    private static final Set<String> CALLED = Set.of(
            ("AND OR NOT IN EXISTS WHERE ON ALL ANY SOME VALUES UNION EXCEPT INTERSECT SELECT FROM JOIN USING AS BY HAVING WHEN "
                            + "THEN ELSE CASE BETWEEN LIKE IS LIMIT TOP DISTINCT OFFSET FETCH FIRST "
                            + "CHAR CHARACTER VARCHAR LONGVARCHAR DECIMAL NUMERIC TIME TIMESTAMP FLOAT "
                            + "COUNT SUM MIN MAX AVG COALESCE NULLIF IFNULL NVL CASEWHEN GREATEST LEAST CAST CONVERT UPPER LOWER UCASE "
                            + "LCASE TRIM LTRIM RTRIM LENGTH CHAR_LENGTH CHARACTER_LENGTH OCTET_LENGTH SUBSTRING SUBSTR LEFT RIGHT "
                            + "POSITION LOCATE CONCAT ABS MOD ROUND FLOOR CEILING EXTRACT YEAR MONTH DAY HOUR MINUTE SECOND NOW "
                            + "CURRENT_TIMESTAMP LOCALTIMESTAMP DATEDIFF DATEADD TIMESTAMPDIFF TIMESTAMPADD TO_CHAR TO_DATE "
                            + "TO_TIMESTAMP IDENTITY ROWNUM DATABASE USER CURRENT_USER SCHEMA")
                    .split(" "));

    private PortStatements() {}

    /** What is not allowed in this text of one or more statements; empty if all is allowed. */
    static Optional<String> objection(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group("word") != null) {
                tokens.add(token.group().toUpperCase(Locale.ROOT));
            } else if (token.group("quoted") != null || token.group("sign") != null) {
                tokens.add(token.group());
            } else if (token.group("text") != null || token.group("number") != null) {
                tokens.add("0");
            }
        }
        return objection(tokens);
    }

    private static Optional<String> objection(List<String> tokens) {
        boolean begins = true;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(";")) {
                begins = true;
                continue;
            }
            boolean mayBegin = FIRST.contains(token)
                    || (token.equals("SET") && SETTINGS.contains(at(tokens, i + 1)))
                    || (token.equals("SET")
                            && at(tokens, i + 1).equals("SESSION")
                            && at(tokens, i + 2).equals("CHARACTERISTICS"))
                    || (token.equals("CALL") && at(tokens, i + 1).equals("IDENTITY"));
            if (begins && !mayBegin) {
                return Optional.of(token);
            }
            if (NEVER.contains(token)
                    || (token.equals("UPDATE") && at(tokens, i - 1).equals("FOR"))) {
                return Optional.of(token);
            }
            if (at(tokens, i + 1).equals("(") && isName(token) && !mayBeCalled(tokens, i)) {
                return Optional.of(token + "()");
            }
            begins = false;
        }
        return Optional.empty();
    }

    /** Whether the name before a bracket is allowed: before a list of columns, or a harmless keyword or function. */
    private static boolean mayBeCalled(List<String> tokens, int at) {
        int before = at - 1;
        while (at(tokens, before).equals(".")) {
            before -= 2;
        }
        boolean qualified = before < at - 1;
        return NAMING.contains(at(tokens, before)) || (!qualified && CALLED.contains(tokens.get(at)));
    }

    private static boolean isName(String token) {
        return token.startsWith("\"") || Character.isLetter(token.charAt(0)) || token.startsWith("_");
    }

    private static String at(List<String> tokens, int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i);
    }
}
