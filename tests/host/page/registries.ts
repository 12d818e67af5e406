import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  FieldColorModeId,
  type FieldConfigPropertyItem,
} from '@grafana/data';
import { config } from '@grafana/runtime';

/** There is no panel editor here, so an option needs its rules but no control. */
const noEditor = () => null;

const EDITOR_IDS = [
  'boolean',
  'color',
  'dashboard-uid',
  'fieldColor',
  'field-name',
  'links',
  'actions',
  'mappings',
  'multi-select',
  'number',
  'radio',
  'select',
  'slider',
  'stats-picker',
  'string',
  'strings',
  'text',
  'thresholds',
  'timezone',
  'unit',
  'value-mapping',
];

type Process = FieldConfigPropertyItem['process'];

const FIELD_OPTIONS: Array<{ id: string; process: unknown; defaultValue?: unknown; settings?: unknown }> = [
  { id: 'displayName', process: displayNameOverrideProcessor, settings: { expandTemplateVars: true } },
  { id: 'unit', process: unitOverrideProcessor },
  { id: 'min', process: numberOverrideProcessor },
  { id: 'max', process: numberOverrideProcessor },
  { id: 'fieldMinMax', process: booleanOverrideProcessor },
  { id: 'decimals', process: numberOverrideProcessor },
  { id: 'noValue', process: stringOverrideProcessor },
  { id: 'description', process: stringOverrideProcessor },
  { id: 'color', process: identityOverrideProcessor, defaultValue: { mode: FieldColorModeId.PaletteClassic } },
  {
    id: 'thresholds',
    process: thresholdsOverrideProcessor,
    defaultValue: {
      mode: 'absolute',
      steps: [
        { value: -Infinity, color: 'green' },
        { value: 80, color: 'red' },
      ],
    },
  },
  { id: 'mappings', process: valueMappingsOverrideProcessor, defaultValue: [] },
  { id: 'links', process: dataLinksOverrideProcessor },
  { id: 'filterable', process: booleanOverrideProcessor },
];

export function registerRegistries(): void {
  standardEditorsRegistry.setInit(() => EDITOR_IDS.map((id) => ({ id, name: id, editor: noEditor })));
  standardFieldConfigEditorRegistry.setInit(() =>
    FIELD_OPTIONS.map(({ id, process, ...item }) => ({
      ...item,
      id,
      path: id,
      name: id,
      settings: item.settings ?? {},
      editor: noEditor,
      override: noEditor,
      process: process as Process,
      shouldApply: () => true,
      category: ['Standard options'],
    }))
  );
  // Grafana 13 loads transformations when they are first used.
  const lazily = Number(config.buildInfo.version.split('.')[0]) >= 13;
  // A few are listed under two names.
  const transformers = new Map(Object.values(standardTransformers).map((transformer) => [transformer.id, transformer]));
  standardTransformersRegistry.setInit(() =>
    [...transformers.values()].map((transformer) => ({
      id: transformer.id,
      name: transformer.name,
      description: transformer.description,
      transformation: (lazily ? () => Promise.resolve(transformer) : transformer) as () => Promise<typeof transformer>,
      editor: noEditor,
      imageDark: '',
      imageLight: '',
    }))
  );
}
