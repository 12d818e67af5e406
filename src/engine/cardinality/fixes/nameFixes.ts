import { say } from '../../language/say';
import { escapeRegex } from '../../promql/quotePromql';
import type { NameFinding } from '../findNames';
import { quoteGo, quoteJava, quoteJavaScript, quotePython, quoteYaml } from './escapes';
import type { Fix, FixInput } from './fix';

type Stem = Pick<NameFinding, 'prefix' | 'suffix' | 'hasMore'>;

const onlyMoved = () =>
  say`As many series stay, but under one name, where they can be summed, limited and dropped. Where there is no end to the ids, leave the label out.`;
const CLASSES = { histogram: 'Histogram', summary: 'Summary', counter: 'Counter', gauge: 'Gauge' } as const;

/** One name, without what stood around the id: `tenant_*_requests_total` becomes `tenant_requests_total`. */
function toOneName({ prefix, suffix, hasMore }: Stem): string {
  const joined = `${prefix}${hasMore ? 'NAME' : ''}${suffix}`.replace(/([_:.])[_:.]+/g, '$1');
  return joined.replace(/^[_:.]+|[_:.]+$/g, '') || 'NAME';
}

/** What the id is of: the word before it. */
function toIdLabel({ prefix }: Stem): string {
  const word =
    prefix
      .split(/[_:.]/)
      .filter((part) => part !== '')
      .pop() ?? '';
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(word) ? word : 'id';
}

/** Names of metrics that carry ids: one name with a label; the same while it is scraped; or away with all of them. */
export function toNameFixes(input: FixInput, names: Stem): Fix[] {
  const { prefix, suffix, hasMore } = names;
  const [name, label] = [toOneName(names), toIdLabel(names)];
  const code = declare(input, name, label);
  const regex = hasMore
    ? `${escapeRegex(prefix)}([^_:.]+)[_:.](.+)`
    : `${escapeRegex(prefix)}(.+)${escapeRegex(suffix)}`;
  const replacement = hasMore ? `${prefix.replace(/\$/g, '$$$$')}$2` : name.replace(/\$/g, '$$$$');
  const hasStem = prefix !== '' || suffix !== '';
  const move: Fix = {
    id: 'move-id',
    title: say`Move the id from the name to a label while it is scraped`,
    language: 'yaml',
    code: [
      'metric_relabel_configs:',
      '  - source_labels: [__name__]',
      `    regex: ${quoteYaml(regex)}`,
      `    target_label: ${label}`,
      '    replacement: "$1"',
      '  - source_labels: [__name__]',
      `    regex: ${quoteYaml(regex)}`,
      '    target_label: __name__',
      `    replacement: ${quoteYaml(replacement)}`,
      '',
    ].join('\n'),
    savedSeries: null,
    sparesProcess: false,
    note: say`${onlyMoved()} The process keeps all of them in its memory.`,
  };
  const drop: Fix = {
    id: 'drop-metric',
    title: say`Drop these metrics while they are scraped`,
    language: 'yaml',
    code: [
      'metric_relabel_configs:',
      '  - source_labels: [__name__]',
      `    regex: ${quoteYaml(`${escapeRegex(prefix)}.+${escapeRegex(suffix)}`)}`,
      '    action: drop',
      '',
    ].join('\n'),
    savedSeries: null,
    sparesProcess: false,
    note: say`It spares the server at once, without a release. The process keeps all of them in its memory.`,
  };
  return [
    ...(code
      ? [
          {
            ...code,
            id: 'one-name' as const,
            title: say`One name with a label in the place of a name for each id`,
            savedSeries: null,
            sparesProcess: true,
            note: onlyMoved(),
          },
        ]
      : []),
    ...(hasStem ? [move, drop] : []),
  ];
}

function declare({ type, library }: FixInput, name: string, label: string): Pick<Fix, 'language' | 'code'> | null {
  const one = CLASSES[type];
  switch (library) {
    case 'client_golang':
      return {
        language: 'go',
        code: `prometheus.New${one}Vec(prometheus.${one}Opts{\n\tName: ${quoteGo(name)},\n}, []string{${quoteGo(label)}})\n`,
      };
    case 'prom-client':
      return {
        language: 'javascript',
        code: `new client.${one}({\n  name: ${quoteJavaScript(name)},\n  help: '…',\n  labelNames: [${quoteJavaScript(label)}],\n});\n`,
      };
    case 'prometheus_client':
      return { language: 'python', code: `${one}(${quotePython(name)}, "…", [${quotePython(label)}])\n` };
    case 'micrometer':
    case 'client_java':
      return {
        language: 'java',
        code:
          library === 'micrometer'
            ? `Counter.builder(${quoteJava(name)}).tag(${quoteJava(label)}, value).register(registry);\n`
            : `Counter.builder().name(${quoteJava(name)}).labelNames(${quoteJava(label)}).register();\n`,
      };
    default:
      return null;
  }
}
