import { matchersText } from '../../collect/memoryQueries';
import { buildRuleGroups, SCORE_PARAMETERS, toRuleFile } from '../../engine';
import { parseNumber } from '../args/parseNumber';
import type { Options } from '../args/parseOptions';
import { parseSelector } from '../args/parseSelector';
import { readClusterLabel } from '../args/readClusterLabel';
import type { CliIo } from '../cliIo';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { UsageError } from '../usageError';
import type { Command } from './command';

const DEFAULT_THRESHOLD = String(SCORE_PARAMETERS.alert.value);
const DEFAULT_FOR = '1h';

export const rules: Command = {
  name: 'rules',
  summary: 'print alert and recording rules',
  help: `Usage: leakscope rules --kind prometheus [options]

Prints a rule file for rule_files of Prometheus, or for the ruler of Mimir, Thanos or VictoriaMetrics: the recording
rules of the leak score and the alert on it.

  --kind prometheus       the form of the rules
  --threshold SCORE       score from which on the alert fires, 0 to 100 (${DEFAULT_THRESHOLD})
  --for DURATION          how long the score has to stay there (${DEFAULT_FOR})
  --selector MATCHERS     only these containers, such as 'namespace="shop"'
  --cluster-label LABEL   label that names the cluster, where one store holds several

Examples:
  leakscope rules --kind prometheus > leakscope.rules.yml
  leakscope rules --kind prometheus --threshold 95 --for 2h --selector 'namespace=~"shop|pay"'
  promtool check rules leakscope.rules.yml
`,
  options: { kind: 'value', threshold: 'value', for: 'value', selector: 'value', 'cluster-label': 'value' },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  if (options.required('kind') !== 'prometheus') {
    throw new UsageError('--kind must be prometheus: this version prints no other rules.');
  }
  const threshold = parseNumber(options.value('threshold') ?? DEFAULT_THRESHOLD, '--threshold', {
    least: 0,
    most: 100,
  });
  const ruleOptions = {
    threshold,
    holdFor: options.value('for') ?? DEFAULT_FOR,
    matchers: matchersText(parseSelector(options.value('selector') ?? '')),
    clusterLabel: readClusterLabel(options),
  };
  io.stdout(toRuleFile(buildGroups(ruleOptions)));
  return EXIT_CODE.done;
}

/** The engine throws for wrong arguments only, with a sentence. */
function buildGroups(options: Parameters<typeof buildRuleGroups>[0]) {
  try {
    return buildRuleGroups(options);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
