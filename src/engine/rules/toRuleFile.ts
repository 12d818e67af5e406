import type { RuleGroup } from './buildRuleGroups';
import { quoteYaml } from './quoteYaml';

/**
 * The groups as YAML for `rule_files` of Prometheus, and for the rulers of Mimir, Thanos and VictoriaMetrics.
 *
 * Not from a library: the output is four fixed keys deep, and names and durations were checked when it was built.
 */
export function toRuleFile(groups: readonly RuleGroup[]): string {
  const lines = ['groups:'];
  for (const { name, interval, rules } of groups) {
    lines.push(`- name: ${name}`, `  interval: ${interval}`, '  rules:');
    for (const rule of rules) {
      const [first, ...rest] = Object.entries(rule).flatMap(([key, value]) => toEntry(key, value));
      lines.push(`  - ${first}`, ...rest.map((line) => `    ${line}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

function toEntry(key: string, value: string | Readonly<Record<string, string>>): string[] {
  if (typeof value !== 'string') {
    return [`${key}:`, ...Object.entries(value).map(([name, text]) => `  ${name}: ${quoteYaml(text)}`)];
  }
  if (key !== 'expr') {
    return [`${key}: ${value}`];
  }
  // A block keeps PromQL readable. Its lines are indented one by one, so no line of an expression can leave it;
  // characters that YAML refuses are escapes inside the literals already (quoteLabelValue).
  return [`${key}: |`, ...value.split('\n').map((line) => `  ${line}`)];
}
