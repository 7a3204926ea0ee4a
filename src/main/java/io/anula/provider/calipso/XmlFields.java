package io.anula.provider.calipso;

import io.anula.provider.calipso.AnswerFields.Field;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The named values of XML, including SOAP: elements without child elements, and attributes. A document type, its own
 * entities, and pages for people are refused.
 */
final class XmlFields {
    /** Attributes with these names describe the form, not the content. */
    private static final Set<String> OF_THE_FORM = Set.of("type", "encodingstyle", "nil", "lang", "space");

    private static final Set<String> PAGE = Set.of("html", "body", "head");
    private static final XMLInputFactory FACTORY = factory();

    private final List<Field> fields;
    private final List<String> root;
    private final int depth;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isLeaf;

    private XmlFields(List<Field> fields, List<String> root, int depth) {
        this.fields = fields;
        this.root = root;
        this.depth = depth;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Adds the fields; false if the text is not exactly one XML document. */
    static boolean into(List<Field> fields, List<String> root, String text, int depth) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                return new XmlFields(fields, root, depth).read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException notXml) {
            return false;
        }
    }

    private boolean read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!begin(xml)) {
                    return false;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end();
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                return false;
            }
        }
        return true;
    }

    private boolean begin(XMLStreamReader xml) {
        String name = AnswerFields.plain(xml.getLocalName());
        if (path.isEmpty() && PAGE.contains(name)) {
            return false;
        }
        stray();
        path.addLast(name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        isLeaf = true;
        return true;
    }

    private void attribute(String namespace, String name, String value) {
        String plain = AnswerFields.plain(name);
        boolean ofTheForm = OF_THE_FORM.contains(plain)
                || XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)
                || XMLConstants.XMLNS_ATTRIBUTE.equals(plain);
        if (!ofTheForm) {
            path.addLast(plain);
            fields.add(new Field(whole(), value.strip(), false));
            path.removeLast();
        }
    }

    private void end() {
        if (isLeaf) {
            leaf(taken());
        } else {
            stray();
        }
        isLeaf = false;
        path.removeLast();
    }

    /** Text beside child elements counts as content too. */
    private void stray() {
        String found = taken();
        if (!found.isEmpty()) {
            fields.add(new Field(whole(), found, false));
        }
    }

    private String taken() {
        String found = text.toString().strip();
        text.setLength(0);
        return found;
    }

    private void leaf(String value) {
        if (!AnswerFields.mayHold(value) || !AnswerFields.into(fields, whole(), value, depth + 1)) {
            fields.add(new Field(whole(), value, false));
        }
    }

    private List<String> whole() {
        List<String> whole = new ArrayList<>(root);
        whole.addAll(path);
        return whole;
    }
}
