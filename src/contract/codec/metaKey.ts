/** The only custom namespace: `frame.meta.custom.leakscope`. Nothing in the panel may depend on it to be correct. */
export const META_KEY = 'leakscope';

/** Version of what stands there. */
export const META_SCHEMA = 1;
