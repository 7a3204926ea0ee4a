package io.anula.config.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;

/** The YAML DSL's own JSON schema, as camel-yaml-dsl ships it. */
final class Schema {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private final JsonSchema schema;

    /** Only checks need the schema: a check and those that follow it share one, then its memory is free. */
    private static WeakReference<Schema> shipped = new WeakReference<>(null);

    /** The shared schema: reading it takes most of a second. */
    static synchronized Schema shipped() {
        Schema read = shipped.get();
        if (read == null) {
            read = new Schema();
            shipped = new WeakReference<>(read);
        }
        return read;
    }

    /**
     * Reads the schema. Its validators are made when a file needs them, and those of references are not kept: all of
     * them take 260 MB of memory and seven seconds, and a check needs few.
     */
    Schema() {
        try (InputStream resource = Objects.requireNonNull(Schema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            JsonNode definition = new ObjectMapper().readTree(resource);
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            definition,
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.JSON_POINTER)
                                    .preloadJsonSchema(false)
                                    .cacheRefs(false)
                                    .build());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<Finding> check(RouteFile file) {
        try {
            YamlFile yaml = YamlFile.of(file);
            return new SchemaErrors(schema.validate(yaml.tree()))
                    .telling().entrySet().stream()
                            .flatMap(at -> at.getValue().stream()
                                    .map(what -> new Finding(
                                            file.path(),
                                            yaml.line(at.getKey()),
                                            "not as the Camel YAML DSL wants it: " + what)))
                            .toList();
        } catch (UnreadableYamlException unreadable) {
            return List.of(unreadable.in(file.path()));
        }
    }
}
