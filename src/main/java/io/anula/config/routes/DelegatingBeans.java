package io.anula.config.routes;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;

/**
 * Beans that a scratch context can look up. The scratch context must not get the registry of a running context, because
 * closing the scratch context empties its registry.
 */
final class DelegatingBeans implements BeanRepository {
    private final Map<String, Object> beans;

    DelegatingBeans(Map<String, Object> beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        return beans.get(name);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        Object bean = beans.get(name);
        return type.isInstance(bean) ? type.cast(bean) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return beans.entrySet().stream()
                .filter(bean -> type.isInstance(bean.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, bean -> type.cast(bean.getValue())));
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.copyOf(findByTypeWithName(type).values());
    }
}
