package io.anula.intake;

import io.anula.intake.rules.Depth;
import io.anula.intake.rules.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element to its end. Content that is nested too deeply is read but not kept, so that the records after it
 * are not lost.
 */
final class XmlTree {
    private final XMLStreamReader xml;
    private final Check check;
    private final Deque<XmlNode> open = new ArrayDeque<>();
    private int ignored;
    private @Nullable Problem problem;

    /** @param check receives each event and returns it */
    XmlTree(XMLStreamReader xml, Check check) {
        this.xml = xml;
        this.check = check;
    }

    /** Refuses events that a document must not have. */
    @FunctionalInterface
    interface Check {
        int on(XMLStreamReader xml, int event) throws IOException;
    }

    /**
     * An element that was read.
     *
     * @param problem why it is invalid whatever it contains, or null
     */
    record Built(XmlNode element, @Nullable Problem problem) {}

    /** The element whose start tag was just read. */
    Built element(XmlNode element) throws XMLStreamException, IOException {
        open.push(element);
        while (!open.isEmpty()) {
            take(check.on(xml, xml.next()));
        }
        return new Built(element, problem);
    }

    /** The element whose first child's start tag was just read. */
    Built goOn(XmlNode element) throws XMLStreamException, IOException {
        open.push(element);
        take(XMLStreamConstants.START_ELEMENT);
        while (!open.isEmpty()) {
            take(check.on(xml, xml.next()));
        }
        return new Built(element, problem);
    }

    private void take(int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            begin();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end();
        } else if (xml.isCharacters() && ignored == 0) {
            open.element().text().append(xml.getText());
        }
    }

    private void begin() {
        if (ignored > 0 || Depth.isReached(open.size())) {
            problem = Problem.of(open.element().name(), null, Depth.RULE, Depth.ENGLISH, Depth.SPANISH);
            ignored++;
            return;
        }
        XmlNode child = XmlRecords.open(xml);
        open.element().children().add(child);
        open.push(child);
    }

    private void end() {
        if (ignored > 0) {
            ignored--;
        } else {
            open.pop();
        }
    }
}
