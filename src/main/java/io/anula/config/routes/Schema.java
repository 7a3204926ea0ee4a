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
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Objects;

/** The YAML DSL's own JSON schema, as camel-yaml-dsl ships it. */
final class Schema {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private final JsonSchema schema;

    /** The schema takes about 200 MB of memory, which work may need: it is kept only while memory is free. */
    private static SoftReference<Schema> shipped = new SoftReference<>(null);

    /** The shared schema: reading it takes seconds. */
    static synchronized Schema shipped() {
        Schema read = shipped.get();
        if (read == null) {
            read = new Schema();
            shipped = new SoftReference<>(read);
        }
        return read;
    }

    Schema() {
        try (InputStream resource = Objects.requireNonNull(Schema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            JsonNode definition = new ObjectMapper().readTree(resource);
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            definition,
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.JSON_POINTER)
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
