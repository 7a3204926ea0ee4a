package io.anula.evidence;

/**
 * Something that a check of the evidence found.
 *
 * @param damage whether it is damage; otherwise a note, such as what a crash left
 * @param place the file, and for a journal the line
 * @param english what is wrong there
 */
public record EvidenceFinding(boolean damage, String place, String english, String spanish) {
    @Override
    public String toString() {
        return "%s: %s / %s".formatted(place, english, spanish);
    }

    static EvidenceFinding damage(String place, String english, String spanish) {
        return new EvidenceFinding(true, place, english, spanish);
    }

    static EvidenceFinding note(String place, String english, String spanish) {
        return new EvidenceFinding(false, place, english, spanish);
    }
}
