/**
 * What Grafana reads, as a small schema: which fields there are, which have to be there, and what they may be.
 * Source: design notes on grafana's provisioning types (file), grafana-foundation-sdk (HTTP), the rule form (editor).
 */
export type Schema =
  | 'string'
  | 'number'
  | 'boolean'
  | 'texts'
  | 'any'
  | RegExp
  | readonly string[]
  | { list: Schema }
  | { fields: Record<string, Schema>; optional?: Record<string, Schema> };

/** Sentences for what is wrong; none where all is right. */
export function checkSchema(schema: Schema, value: unknown, place = ''): string[] {
  const wrong = (what: string) => [`${place || 'the whole'} is not ${what}: ${JSON.stringify(value)?.slice(0, 80)}`];
  if (schema === 'any') {
    return value === undefined ? wrong('there') : [];
  }
  if (typeof schema === 'string' && schema !== 'texts') {
    return typeof value === schema ? [] : wrong(`a ${schema}`);
  }
  if (schema instanceof RegExp) {
    return typeof value === 'string' && schema.test(value) ? [] : wrong(String(schema));
  }
  if (Array.isArray(schema)) {
    return schema.includes(value) ? [] : wrong(`one of ${schema.join(', ')}`);
  }
  if (typeof value !== 'object' || value === null) {
    return wrong('an object or a list');
  }
  if (schema === 'texts') {
    return Object.entries(value).flatMap(([key, one]) => checkSchema('string', one, `${place}.${key}`));
  }
  if ('list' in (schema as object)) {
    const { list } = schema as { list: Schema };
    return Array.isArray(value) && value.length > 0
      ? value.flatMap((one, index) => checkSchema(list, one, `${place}[${index}]`))
      : wrong('a list with something in it');
  }
  const { fields, optional = {} } = schema as { fields: Record<string, Schema>; optional?: Record<string, Schema> };
  const known = { ...fields, ...optional };
  const record = value as Record<string, unknown>;
  return [
    ...Object.keys(record)
      .filter((key) => !(key in known))
      .map((key) => `${place}.${key} is not known`),
    ...Object.entries(fields).flatMap(([key, one]) => checkSchema(one, record[key], `${place}.${key}`)),
    ...Object.entries(optional)
      .filter(([key]) => key in record)
      .flatMap(([key, one]) => checkSchema(one, record[key], `${place}.${key}`)),
  ];
}

const DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;
const UID = /^[A-Za-z0-9_-]{1,40}$/;
const STATES: Record<string, Schema> = {
  noDataState: ['NoData', 'OK', 'Alerting', 'KeepLast'],
  execErrState: ['Error', 'OK', 'Alerting', 'KeepLast'],
};
const QUERY = {
  refId: 'string',
  datasourceUid: 'string',
  relativeTimeRange: { fields: { from: 'number', to: 'number' } },
  model: 'any',
} as const;
const RULE: Record<string, Schema> = {
  uid: UID,
  title: /^.{1,190}$/,
  condition: ['A', 'B', 'C'],
  data: { list: { fields: QUERY } },
  for: DURATION,
  labels: 'texts',
  annotations: 'texts',
  ...STATES,
};

export const FILE_SCHEMA: Schema = {
  fields: {
    apiVersion: 'number',
    groups: {
      list: {
        fields: {
          orgId: 'number',
          name: 'string',
          folder: 'string',
          interval: DURATION,
          rules: {
            list: { fields: RULE, optional: { keepFiringFor: DURATION, dashboardUid: 'string', panelId: 'number' } },
          },
        },
      },
    },
  },
};

export const GROUP_SCHEMA: Schema = {
  fields: {
    title: 'string',
    folderUid: UID,
    interval: 'number',
    rules: {
      list: {
        fields: { ...RULE, ruleGroup: 'string', folderUID: UID, isPaused: 'boolean' },
        optional: {
          keep_firing_for: DURATION,
          record: { fields: { metric: /^[a-zA-Z_:][a-zA-Z0-9_:]*$/, from: ['A'], target_datasource_uid: UID } },
        },
      },
    },
  },
};

const PAIRS: Schema = { list: { fields: { key: 'string', value: 'string' } } };

export const EDITOR_SCHEMA: Schema = {
  fields: {
    type: ['grafana'],
    name: 'string',
    group: 'string',
    queries: { list: { fields: { ...QUERY, queryType: 'string' } } },
    condition: ['A', 'B', 'C'],
    evaluateFor: DURATION,
    labels: PAIRS,
    annotations: PAIRS,
    ...STATES,
  },
  optional: { folder: { fields: { uid: 'string', title: 'string' } }, keepFiringFor: DURATION },
};
