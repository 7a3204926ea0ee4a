package io.anula.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Printable;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An {@code .xml} file: one document, or an element with any number of them. Nothing outside the file is read: a
 * document type is refused, and so is every entity except the five of XML.
 */
final class XmlRecords implements Records {
    private final XmlDocument documents;
    private final BoundedReader reader;
    private @Nullable XMLStreamReader parser;
    private boolean inList;

    XmlRecords(Reader reader, XmlDocument documents) {
        this.documents = documents;
        this.reader = new BoundedReader(reader);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        reader.recordBegins();
        try {
            if (parser != null) {
                return following(parser);
            }
            XMLStreamReader xml = factory().createXMLStreamReader(reader);
            parser = xml;
            return first(xml);
        } catch (XMLStreamException broken) {
            throw unreadable(broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private @Nullable Entry first(XMLStreamReader xml) throws XMLStreamException, IOException {
        toTag(xml);
        if (documents.isRecord(xml.getLocalName())) {
            return entry(xml, open(xml));
        }
        XmlNode root = open(xml);
        Position start = place(xml.getLocation());
        if (toTag(xml) == XMLStreamConstants.START_ELEMENT && documents.isField(xml.getLocalName())) {
            return new Entry(start.line(), content(new XmlTree(xml, this::checked).goOn(root)));
        }
        inList = true;
        return inList(xml);
    }

    private @Nullable Entry following(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (inList) {
            toTag(xml);
            return inList(xml);
        }
        while (xml.hasNext()) {
            checked(xml, xml.next());
        }
        return null;
    }

    /** Expects the parser at the tag of a document, or at the end of the list. */
    private @Nullable Entry inList(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
            return entry(xml, open(xml));
        }
        inList = false;
        return following(xml);
    }

    private Entry entry(XMLStreamReader xml, XmlNode element) throws XMLStreamException, IOException {
        long line = place(xml.getLocation()).line();
        return new Entry(line, content(new XmlTree(xml, this::checked).element(element)));
    }

    private Content content(XmlTree.Built built) {
        return requests -> {
            if (built.problem() != null) {
                throw new InvalidRequestException(built.problem());
            }
            ObjectNode document = documents.of(built.element());
            return requests.parse(document);
        };
    }

    static XmlNode open(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new XmlNode(xml.getLocalName(), attributes);
    }

    /** Moves to the next start or end tag; text between the documents of a list is ignored. */
    private int toTag(XMLStreamReader xml) throws XMLStreamException, IOException {
        int event = checked(xml, xml.next());
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters() && !xml.isWhiteSpace()) {
                throw new UnreadableFileException(
                        place(xml.getLocation()),
                        "a %s document, or a list of them, was expected; this is text"
                                .formatted(documents.records(" or ")),
                        "se esperaba un documento %s, o una lista de ellos; esto es texto"
                                .formatted(documents.records(" o ")));
            }
            event = checked(xml, xml.next());
        }
        return event;
    }

    private int checked(XMLStreamReader xml, int event) throws UnreadableFileException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableFileException(
                    place(xml.getLocation()),
                    "no document type and no entities were expected",
                    "no se esperaba un tipo de documento (DOCTYPE) ni entidades");
        }
        return event;
    }

    private static Position place(Location location) {
        return new Position(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    /** The exception of the underlying reader has priority over the parser's. */
    private IOException unreadable(XMLStreamException broken) {
        IOException cause = reader.failure();
        if (cause != null) {
            return cause;
        }
        if (reader.isEmpty()) {
            return Empty.file();
        }
        Location location = broken.getLocation();
        Position place = location == null ? Position.START : place(location);
        String why = String.valueOf(broken.getMessage())
                .replaceFirst("(?s).*Message: ", "")
                .replaceAll("(?s)[\"'].*[\"']", "…");
        return new UnreadableFileException(
                place, "not valid XML: " + Printable.text(why, 200), "XML no válido en este lugar");
    }
}
